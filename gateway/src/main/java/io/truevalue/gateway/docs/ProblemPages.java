package io.truevalue.gateway.docs;

import io.micronaut.core.io.ResourceLoader;
import io.truevalue.gateway.asset.Asset;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** The pages that a problem's {@code type} leads to, made from {@code docs/problems/*.md}. */
@Singleton
final class ProblemPages {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final String INDEX = "README";
    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());

    private final ResourceLoader resources;
    private final String frame;
    private final Map<String, Asset> pages = new ConcurrentHashMap<>();
    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .attributeProviderFactory(context -> new Links())
            .build();

    ProblemPages(ResourceLoader resources) {
        this.resources = resources;
        this.frame = text("page.html").orElseThrow();
    }

    /** The list of all. */
    Asset index() {
        return pages.computeIfAbsent(
                INDEX, any -> page("Problems", text("problems/README.md").orElseThrow()));
    }

    /** The page of one code; empty where there is no such code. */
    Optional<Asset> find(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        Asset known = pages.get(code);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Asset> page = text("problems/" + code + ".md").map(markdown -> page(code, markdown));
        page.ifPresent(found -> pages.put(code, found));
        return page;
    }

    private Asset page(String title, String markdown) {
        String html = frame.replace("{{title}}", title).replace("{{body}}", renderer.render(parser.parse(markdown)));
        return Asset.of("page.html", html.getBytes(StandardCharsets.UTF_8), false);
    }

    private Optional<String> text(String name) {
        Optional<InputStream> found = resources.getResourceAsStream("classpath:docs/" + name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream stream = found.get()) {
            return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("docs/" + name, e);
        }
    }

    /** Links between the files become links between the pages. */
    private static final class Links implements AttributeProvider {
        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            String target = attributes.get("href");
            if (node instanceof Link && target != null && target.endsWith(".md") && !target.contains("/")) {
                String code = target.substring(0, target.length() - ".md".length());
                attributes.put("href", code.equals(INDEX) ? "/docs/problems" : "/docs/problems/" + code);
            }
        }
    }
}
