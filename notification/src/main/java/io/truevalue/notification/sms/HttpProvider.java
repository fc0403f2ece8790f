package io.truevalue.notification.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import io.truevalue.notification.smtp.SendMail;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Any provider that takes a message by one HTTP POST. What it answers beside the status is not read, and a redirect is
 * not followed. The development platform's inbox is such a provider too.
 */
@Singleton
@Requires(property = "truevalue.sms.url")
final class HttpProvider implements SendText {
    private final SmsSettings settings;
    private final ObjectMapper json;
    private final HttpClient client;

    HttpProvider(SmsSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public SendMail.Outcome send(UUID id, String phone, String text) {
        try {
            return outcome(client.send(request(id, phone, text), HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        } catch (IOException e) {
            return new SendMail.Delayed("the provider cannot be reached: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendMail.Delayed("stopping");
        }
    }

    private static SendMail.Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return new SendMail.Sent();
        }
        boolean mayPass = status >= 500 || status == 429 || status == 408;
        String reason = "the provider answered " + status;
        return mayPass ? new SendMail.Delayed(reason) : new SendMail.Refused(reason);
    }

    private HttpRequest request(UUID id, String phone, String text) {
        HttpRequest.Builder request = HttpRequest.newBuilder(withoutUser(settings.url()))
                .timeout(settings.timeout())
                .header("Idempotency-Key", id.toString())
                .header("Content-Type", settings.isForm() ? "application/x-www-form-urlencoded" : "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(settings.isForm() ? form(phone, text) : body(phone, text)));
        if (settings.url().getUserInfo() != null) {
            byte[] user = settings.url().getUserInfo().getBytes(UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        } else if (settings.token() != null && !settings.token().isBlank()) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        return request.build();
    }

    private String body(String phone, String text) {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("to", phone);
        message.put("from", settings.from());
        message.put("text", text);
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private String form(String phone, String text) {
        return Map.of("To", phone, "From", settings.from(), "Body", text).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static URI withoutUser(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(url.getScheme() + "://" + url.getHost() + port + url.getRawPath() + query);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
