package io.truevalue.crm.record;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Web addresses that are safe to make a link of. */
public final class Websites {
    private static final Pattern SITE = Pattern.compile(
            "(?:https?://)?[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?(?::[0-9]{1,5})?(?:[/?#][^\\s\\p{Cntrl}<>\"]*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?(?:\\.[\\p{L}\\p{N}-]{1,63})+");

    private Websites() {}

    public static void check(@Nullable String website, Faults faults) {
        if (website != null
                && !(SITE.matcher(website).matches() && (website.contains("://") || website.contains(".")))) {
            faults.add("website", "invalid_format", "a web address, such as https://example.com");
        }
    }

    public static void checkDomain(@Nullable String domain, Faults faults) {
        if (domain != null && !HOST.matcher(domain).matches()) {
            faults.add("domain", "invalid_format", "a domain name, such as example.com");
        }
    }
}
