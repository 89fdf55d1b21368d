package cn.tongxinqiao.lift;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * A column somebody wants to compare.
 *
 * @param scheme the scheme
 * @param version number of the version; null for the newest
 * @param method how to share the cost instead of the scheme's own way; null for its own
 */
public record SchemeChoice(UUID scheme, Integer version, CostMethod method) {

    private static final String BETWEEN = "~";
    private static final int PARTS = 3;

    /**
     * Reads a choice from an address.
     *
     * @param written the scheme's id, after a tilde the version, after another the method; both may be missing
     * @return the choice
     * @throws UnknownScheme when it is none
     */
    public static SchemeChoice of(String written) {
        String[] parts = written.split(BETWEEN, -1);
        if (parts.length > PARTS) {
            throw UnknownScheme.of();
        }
        try {
            return new SchemeChoice(
                    UUID.fromString(parts[0]),
                    part(parts, 1).map(Integer::valueOf).orElse(null),
                    part(parts, 2).map(SchemeChoice::method).orElse(null));
        } catch (IllegalArgumentException notOne) {
            throw UnknownScheme.of();
        }
    }

    /** The choice as an address has it. */
    public String written() {
        return scheme + BETWEEN + (version == null ? "" : version) + BETWEEN + (method == null ? "" : method.name());
    }

    private static Optional<String> part(String[] parts, int index) {
        return parts.length > index && !parts[index].isBlank() ? Optional.of(parts[index]) : Optional.empty();
    }

    private static CostMethod method(String written) {
        return Arrays.stream(CostMethod.values())
                .filter(method -> method.name().equals(written))
                .findFirst()
                .orElseThrow(UnknownScheme::of);
    }
}
