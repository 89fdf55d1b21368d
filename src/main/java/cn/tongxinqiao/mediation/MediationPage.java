package cn.tongxinqiao.mediation;

import java.util.List;

/**
 * What a side sees by its link: nothing of what the others said, and of the others no contact.
 *
 * @param mediation the case; names of other sides are to be shown masked
 * @param side the side
 * @param mediator name of the mediator, empty before
 * @param events what happened
 * @param extension the extension it is asked about, null when it is not
 * @param agreement the agreement in force, null before
 */
public record MediationPage(
        MediationCase mediation,
        MediationSide side,
        String mediator,
        List<MediationEvent> events,
        Extension extension,
        MediationAgreement agreement) {}
