package io.truevalue.tenancy.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * All that a service lets be permitted: one bean a service. Permission takes the highest version that any instance
 * registers, so that an older instance beside a newer one changes nothing.
 *
 * @param version to be raised with every change of what is declared
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServiceCatalogue(int version, List<Resource> resources) {
    public ServiceCatalogue {
        resources = List.copyOf(resources);
    }
}
