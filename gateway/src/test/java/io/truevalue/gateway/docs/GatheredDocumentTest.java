package io.truevalue.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class GatheredDocumentTest {
    private static final String PROBLEM = "Problem: {type: object}";

    @Test
    void whatTwoServicesShareStandsOnce() {
        Map<String, Object> all = gather(
                service("/a", "A", PROBLEM + ", A: {$ref: '#/components/schemas/Problem'}"),
                service("/b", "B", PROBLEM + ", B: {$ref: '#/components/schemas/Problem'}"));
        assertThat(at(all, "components", "schemas")).containsOnlyKeys("Problem", "A", "B");
        assertThat(at(all, "paths")).containsOnlyKeys("/a", "/b");
    }

    @Test
    void whatTwoServicesFillDifferentlyTakesTheServicesName() {
        Map<String, Object> all = gather(
                service("/a", "View", "View: {type: object, title: a}"),
                service("/b", "View", "View: {type: object, title: b}"));
        assertThat(at(all, "components", "schemas")).containsOnlyKeys("one_View", "two_View");
        assertThat(at(all, "paths", "/a", "get").toString()).contains("#/components/schemas/one_View");
        assertThat(at(all, "paths", "/b", "get").toString()).contains("#/components/schemas/two_View");
    }

    @Test
    void aSharedComponentThatRefersToAContestedOneIsContestedToo() {
        String page = ", Page: {items: {$ref: '#/components/schemas/View'}}";
        Map<String, Object> all = gather(
                service("/a", "Page", "View: {title: a}" + page), service("/b", "Page", "View: {title: b}" + page));
        assertThat(at(all, "components", "schemas", "one_Page").toString()).contains("schemas/one_View");
        assertThat(at(all, "components", "schemas", "two_Page").toString()).contains("schemas/two_View");
        assertThat(at(all, "paths", "/b", "get").toString()).contains("schemas/two_Page");
    }

    @Test
    void tagsAreGroupedByService() {
        Map<String, Object> all = gather(service("/a", "A", "A: {}"), service("/b", "B", "B: {}"));
        assertThat(group(all, 0)).contains("name=gateway");
        assertThat(group(all, 1)).contains("name=one", "tags=[/a]");
        assertThat(group(all, 2)).contains("name=two", "tags=[/b]");
    }

    private static String group(Map<String, Object> all, int index) {
        return String.valueOf(((List<?>) Objects.requireNonNull(all.get("x-tagGroups"))).get(index));
    }

    private static Map<String, Object> gather(Map<String, Object> one, Map<String, Object> two) {
        Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
        documents.put("one", one);
        documents.put("two", two);
        return GatheredDocument.of(
                yaml("{openapi: 3.1.0, paths: {}, x-tagGroups: [{name: gateway, tags: [gate]}]}"), documents);
    }

    private static Map<String, Object> service(String path, String schema, String schemas) {
        return yaml("paths: {'" + path + "': {get: {tags: ['" + path + "'], schema: {$ref: '#/components/schemas/"
                + schema + "'}}}}\ncomponents: {schemas: {" + schemas + "}}");
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml().load(text);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> root, String... names) {
        Map<String, Object> node = root;
        for (String name : names) {
            node = (Map<String, Object>) Objects.requireNonNull(node.get(name), name);
        }
        return node;
    }
}
