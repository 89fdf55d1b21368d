package cn.tongxinqiao.mediation;

import java.time.LocalDate;

/**
 * The parts of an agreement the law asks for, besides the parties.
 *
 * @param facts facts of the dispute
 * @param terms what was agreed
 * @param way how it is performed
 * @param performBy last day of performance
 */
public record AgreementText(String facts, String terms, String way, LocalDate performBy) {

    @Override
    public String toString() {
        return "AgreementText[" + performBy + "]";
    }
}
