package cn.tongxinqiao.mediation;

import cn.tongxinqiao.notification.Letter;
import cn.tongxinqiao.notification.LetterTemplate;
import cn.tongxinqiao.notification.Outbox;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Letters to the sides, each with its own link. Who left no mail address gets none. */
@Component
class MediationLetters {

    private final Outbox outbox;
    private final MediationAccess access;

    MediationLetters(Outbox outbox, MediationAccess access) {
        this.outbox = outbox;
        this.access = access;
    }

    /** Asks one side whether it wants the mediation; a renewed link is another letter. */
    boolean askConsent(MediationCase mediation, MediationSide side, String mediator) {
        return send(
                mediation,
                side,
                LetterTemplate.MEDIATION_CONSENT,
                "mediation-consent:" + mediation.number() + ":" + side.id() + ":" + side.linkVersion(),
                Map.of("mediator", mediator));
    }

    /** Tells every side what happened; {@code what} keeps the letters of one case apart. */
    void tell(MediationCase mediation, String what, String happened) {
        mediation
                .sides()
                .forEach(side -> send(
                        mediation,
                        side,
                        LetterTemplate.MEDIATION_PROGRESS,
                        "mediation-" + what + ":" + mediation.number() + ":" + side.id(),
                        Map.of("happened", happened)));
    }

    /** Reminds every side how many days are left for the joint application. */
    void remind(MediationCase mediation, LocalDate until, String words, int daysLeft) {
        mediation
                .sides()
                .forEach(side -> send(
                        mediation,
                        side,
                        LetterTemplate.MEDIATION_CONFIRMATION,
                        "mediation-confirmation:" + mediation.number() + ":" + side.id() + ":" + until + ":" + daysLeft,
                        Map.of("until", words, "days", daysLeft)));
    }

    private boolean send(
            MediationCase mediation,
            MediationSide side,
            LetterTemplate template,
            String key,
            Map<String, Object> more) {
        if (side.mail() == null) {
            return false;
        }
        Map<String, Object> values = new HashMap<>(more);
        values.put("subject", mediation.subject());
        values.put("link", access.link(mediation.number(), side).path());
        outbox.send(new Letter(key, template, side.mail(), mediation.number(), values));
        return true;
    }
}
