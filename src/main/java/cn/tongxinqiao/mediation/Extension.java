package cn.tongxinqiao.mediation;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A wish to go on after the clock has run out.
 *
 * @param id its id
 * @param until last day asked for
 * @param reason why
 * @param status ASKED, GRANTED or REFUSED
 * @param answers what each side said so far, by its id
 */
public record Extension(UUID id, LocalDate until, String reason, String status, Map<UUID, Boolean> answers) {

    /** Keeps its own copy of the answers. */
    public Extension {
        answers = Map.copyOf(answers);
    }

    /** Whether all of these sides have agreed. */
    boolean agreedByAll(MediationCase of) {
        return of.sides().stream().allMatch(side -> Boolean.TRUE.equals(answers.get(side.id())));
    }

    @Override
    public String toString() {
        return "Extension[" + id + "]";
    }
}
