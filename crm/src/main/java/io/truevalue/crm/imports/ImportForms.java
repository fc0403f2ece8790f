package io.truevalue.crm.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.crm.imports.job.ImportMode;
import io.truevalue.crm.imports.job.ImportResource;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a form asks. */
@Singleton
final class ImportForms {
    private static final TypeReference<Map<String, @Nullable String>> TEXTS = new TypeReference<>() {};

    private final ObjectMapper json;

    ImportForms(ObjectMapper json) {
        this.json = json;
    }

    ImportRequest read(UploadedForm form) {
        ImportMode mode = form.text("mode")
                .map(text -> ImportMode.of(text)
                        .orElseThrow(() -> UploadedForm.fault("mode", "unknown", "create or upsert")))
                .orElse(ImportMode.CREATE);
        String key = form.text("key").filter(text -> !text.isBlank()).orElse(null);
        if ((mode == ImportMode.UPSERT) != (key != null)) {
            throw UploadedForm.fault("key", "required", "names the field that an upsert finds records by");
        }
        return new ImportRequest(
                form.fileName(),
                form.text("resource")
                        .flatMap(ImportResource::of)
                        .orElseThrow(() -> UploadedForm.fault("resource", "unknown", "contacts or companies")),
                form.text("mapping")
                        .filter(text -> !text.isBlank())
                        .map(this::mapping)
                        .orElse(Map.of()),
                mode,
                key,
                form.text("run").map(ImportForms::flag).orElse(false));
    }

    private Map<String, @Nullable String> mapping(String text) {
        try {
            Map<String, @Nullable String> mapping = json.readValue(text, TEXTS);
            if (mapping == null) {
                throw UploadedForm.fault("mapping", "invalid_type", "a JSON object of column names and fields");
            }
            return mapping;
        } catch (JsonProcessingException e) {
            throw UploadedForm.fault("mapping", "invalid_type", "a JSON object of column names and fields");
        }
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw UploadedForm.fault("run", "invalid_type", "true or false");
        };
    }
}
