package io.truevalue.permission.catalogue;

import io.truevalue.tenancy.catalogue.Action;
import io.truevalue.tenancy.catalogue.Attribute;
import io.truevalue.tenancy.catalogue.Resource;
import java.util.List;

/**
 * A kind of thing that permissions are about.
 *
 * @param fields that can be permitted alone
 * @param attributes that a policy's condition may read, as {@code resource.<name>}
 */
record ResourceView(
        String name,
        String title,
        String service,
        List<String> actions,
        List<PermissionView.FieldView> fields,
        List<AttributeView> attributes) {
    /** An attribute and its type. */
    record AttributeView(String name, String type, String title) {
        static AttributeView of(Attribute attribute) {
            return new AttributeView(attribute.name(), attribute.type().wireName(), attribute.title());
        }
    }

    static ResourceView of(CatalogueSnapshot.Entry entry) {
        Resource resource = entry.resource();
        return new ResourceView(
                resource.name(),
                resource.title(),
                entry.service(),
                resource.actions().stream().map(Action::name).toList(),
                resource.fields().stream().map(PermissionView.FieldView::of).toList(),
                resource.attributes().stream().map(AttributeView::of).toList());
    }
}
