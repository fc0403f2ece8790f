package io.truevalue.permission.check;

import io.truevalue.permission.grant.Source;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.Scope;
import java.util.ArrayList;
import java.util.List;

/** Says how a question was decided, as one person would tell another. */
final class Wording {
    private Wording() {}

    static String sentence(Ruling ruling, List<Source> sources) {
        Permission asked = ruling.question().permission();
        if (ruling.suspended()) {
            return "Denied: the membership is suspended, and all that it holds rests.";
        }
        return switch (ruling.verdict().effect()) {
            case DENY ->
                "Denied by the policy " + ruling.verdict().policy() + because(ruling)
                        + (ruling.granted() ? ", although the roles would allow it." : ".");
            case ALLOW -> "Allowed by the policy " + ruling.verdict().policy() + because(ruling) + ".";
            case NONE -> ruling.granted() ? granted(ruling, sources) : missing(asked, ruling, sources);
        };
    }

    static List<String> steps(Ruling ruling, List<Source> sources) {
        List<String> steps = new ArrayList<>();
        steps.add("Asked is " + ruling.question().permission() + "; enough is "
                + String.join(
                        " or ",
                        ruling.sufficient().stream().map(Permission::name).toList()) + ".");
        if (ruling.suspended()) {
            steps.add("The membership is suspended: nothing counts.");
        }
        sources.forEach(source -> steps.add(
                step(source) + (isEnough(source, ruling) ? " That is enough." : " That does not reach this record.")));
        if (sources.isEmpty()) {
            steps.add("No role that is held gives it, in whatever scope.");
        }
        if (ruling.verdict().effect() != PolicyVoice.Effect.NONE) {
            steps.add("The policy " + ruling.verdict().policy()
                    + (ruling.verdict().effect() == PolicyVoice.Effect.DENY ? " denies it" : " allows it")
                    + because(ruling) + ".");
        }
        return steps;
    }

    private static String granted(Ruling ruling, List<Source> sources) {
        return sources.stream()
                .filter(source -> isEnough(source, ruling))
                .findFirst()
                .map(source -> "Allowed: " + lowered(step(source)))
                .orElse("Allowed.");
    }

    private static String missing(Permission asked, Ruling ruling, List<Source> sources) {
        if (sources.isEmpty()) {
            return "Denied: no role that is held gives " + asked + ".";
        }
        Source nearest = sources.getFirst();
        Scope scope = Permission.parse(nearest.permission()).orElseThrow().scope();
        String whole =
                ruling.question().resource().isEmpty() ? "and not over all" : "and this record is not one of them";
        return "Denied: the role " + nearest.role() + " gives it " + over(scope) + " only, " + whole + ".";
    }

    private static String step(Source source) {
        return "The role " + source.role()
                + (source.teamId() == null ? ", held directly" : ", held by the team " + source.team())
                + (source.until() == null ? "" : " until " + source.until())
                + (source.via().isEmpty() ? "" : ", inherits from " + String.join(" and that from ", source.via()))
                + ", gives " + source.permission() + ".";
    }

    private static boolean isEnough(Source source, Ruling ruling) {
        Permission held = Permission.parse(source.permission()).orElseThrow();
        return ruling.sufficient().stream().anyMatch(held::covers);
    }

    private static String over(Scope scope) {
        return switch (scope) {
            case ALL -> "over all records";
            case TEAM -> "over the records of their teams";
            case OWN -> "over their own records";
        };
    }

    private static String because(Ruling ruling) {
        return ruling.verdict().reason() == null ? "" : ": " + ruling.verdict().reason();
    }

    private static String lowered(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
