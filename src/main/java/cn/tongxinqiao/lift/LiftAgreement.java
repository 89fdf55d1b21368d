package cn.tongxinqiao.lift;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The written agreement of a case.
 *
 * @param id its id
 * @param lift number of the case
 * @param edition which one, from 1; a case that went back to talks gets another
 * @param scheme the scheme
 * @param schemeVersion the frozen version its figures come from
 * @param drawnAt when it was drawn up
 * @param settledAt when it was found complete and printed; null while it is being signed
 * @param paper the printed paper; null before
 * @param sha256 its fingerprint; null before
 * @param parts the parts the table asked for
 * @param homes one line for each home, top floor first
 */
public record LiftAgreement(
        UUID id,
        String lift,
        int edition,
        UUID scheme,
        int schemeVersion,
        Instant drawnAt,
        Instant settledAt,
        UUID paper,
        String sha256,
        List<AgreementPart> parts,
        List<AgreementHome> homes) {

    /** Keeps its own copies. */
    public LiftAgreement {
        parts = List.copyOf(parts);
        homes = List.copyOf(homes);
    }

    /** Whether nothing of it changes any more. */
    public boolean isSettled() {
        return settledAt != null;
    }

    /** How many homes have signed. */
    public long signed() {
        return homes.stream().filter(AgreementHome::isSigned).count();
    }

    /** Whether every part is written, so that it can be signed. */
    public boolean isWritten() {
        return parts.stream().noneMatch(part -> part.text() == null);
    }

    /** A mark of what is written: another text has another mark. */
    public String mark() {
        StringBuilder written = new StringBuilder(id.toString());
        parts.forEach(
                part -> written.append('\0').append(part.code()).append('\0').append(part.text()));
        return UUID.nameUUIDFromBytes(written.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /**
     * What is missing before it can be settled.
     *
     * @return Chinese sentences; empty when nothing is
     */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        parts.stream().filter(part -> part.text() == null).forEach(part -> missing.add("“" + part.label() + "”还没有写。"));
        if (signed() == 0) {
            missing.add("还没有一户签字。");
        }
        named(homes.stream().filter(home -> home.ownPart() && !home.isSigned()).toList(), "占用了专有部分，业主必须签字", missing);
        named(
                homes.stream()
                        .filter(AgreementHome::isOpen)
                        .filter(home -> !home.ownPart())
                        .toList(),
                "还没有签字，也没有登记不签的原因",
                missing);
        return missing;
    }

    private static void named(List<AgreementHome> homes, String what, List<String> missing) {
        if (!homes.isEmpty()) {
            missing.add(homes.stream().map(home -> home.line().home().label()).collect(Collectors.joining("、")) + what
                    + "。");
        }
    }
}
