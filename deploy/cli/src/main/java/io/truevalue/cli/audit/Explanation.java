package io.truevalue.cli.audit;

import io.truevalue.auditbundle.Header;
import io.truevalue.auditbundle.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a bundle that fits shows, and what it rests on, in sentences. */
record Explanation(Verdict.Fits fits) {
    List<String> lines() {
        Header header = fits.header();
        List<String> lines = new ArrayList<>();
        lines.add("Organisation " + header.organizationId() + ", exported " + header.exportedAt() + ".");
        lines.add(whatStandsInIt(header));
        if (header.expired() > 0) {
            lines.add("Of the first " + header.expired() + " events, which have expired, the hashes alone are left.");
        }
        if (fits.outside() > 0) {
            lines.add(
                    fits.outside() == 1
                            ? "The checkpoint kept outside fits."
                            : "All " + fits.outside() + " checkpoints kept outside fit.");
        }
        lines.add("Signed by " + fits.key().text());
        lines.add("whose fingerprint is " + fits.key().fingerprint() + (fits.pinned() ? ", as given." : "."));
        if (!fits.pinned()) {
            lines.add(
                    "This key came with the bundle. Compare its fingerprint with one from elsewhere, or give it by --key.");
        }
        return lines;
    }

    private String whatStandsInIt(Header header) {
        if (header.filter().isEmpty()) {
            return "The log held " + fits.treeSize() + " events, and was exported whole.";
        }
        String filter = header.filter().entrySet().stream()
                .map(asked -> asked.getKey() + " " + asked.getValue())
                .collect(Collectors.joining(", "));
        return "The log held " + fits.treeSize() + " events; exported were those with " + filter
                + ". That none of those is left out, only an export of all shows.";
    }
}
