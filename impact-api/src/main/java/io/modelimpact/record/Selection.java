package io.modelimpact.record;

import io.modelimpact.ImpactException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Picks the one result that a name means, or says which ones there are. */
final class Selection {

    private Selection() {}

    static <T> T claim(String kind, List<T> all, Function<T, ClaimResult> claim, String name) {
        return one(
                kind + " '" + name + "'",
                all,
                result -> claim.apply(result).key(),
                result -> isNamed(claim.apply(result), name));
    }

    static <T> T claim(String kind, List<T> all, Function<T, ClaimResult> claim, String id, String version) {
        return one(
                kind + " '" + id + "' of candidate '" + version + "'",
                all,
                result -> claim.apply(result).key(),
                result -> claim.apply(result).id().equals(id)
                        && claim.apply(result).candidate().isNamed(version));
    }

    static <T> T one(String subject, List<T> all, Function<T, String> name, Predicate<T> wanted) {
        List<T> found = all.stream().filter(wanted).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw found.isEmpty() ? unknown(subject, names(all, name)) : ambiguous(subject, names(found, name));
    }

    private static boolean isNamed(ClaimResult claim, String name) {
        return claim.id().equals(name) || claim.key().equals(name);
    }

    private static <T> String names(List<T> results, Function<T, String> name) {
        return results.isEmpty() ? "none" : results.stream().map(name).collect(Collectors.joining(", "));
    }

    private static ImpactException unknown(String subject, String known) {
        return new ImpactException(
                "record/unknown-subject",
                "the record has no " + subject + "; it has: " + known,
                "ask for one of those");
    }

    private static ImpactException ambiguous(String subject, String found) {
        return new ImpactException(
                "record/ambiguous-subject",
                subject + " means several results: " + found,
                "name the candidate as well, or ask with one of these keys");
    }
}
