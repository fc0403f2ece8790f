package io.truevalue.crm.imports;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.truevalue.crm.imports.csv.SpooledFile;
import io.truevalue.crm.imports.job.Import;
import io.truevalue.crm.imports.job.ImportView;
import io.truevalue.tenancy.idempotency.Idempotent;
import jakarta.inject.Singleton;
import java.net.URI;

/** Answers an upload once: with the same idempotency key and the same file, the first answer stands. */
@Singleton
class AnswerImport {
    private final CreateImport creation;

    AnswerImport(CreateImport creation) {
        this.creation = creation;
    }

    @Idempotent
    HttpResponse<?> create(ImportRequest request, SpooledFile file) {
        Import created = creation.create(request, file);
        URI location = URI.create("/crm/api/imports/" + created.id());
        return HttpResponse.created(ImportView.of(created)).header(HttpHeaders.LOCATION, location.toString());
    }
}
