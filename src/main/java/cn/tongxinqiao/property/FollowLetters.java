package cn.tongxinqiao.property;

import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.estate.PropertyFirm;
import cn.tongxinqiao.notification.Letter;
import cn.tongxinqiao.notification.LetterTemplate;
import cn.tongxinqiao.notification.Outbox;
import cn.tongxinqiao.organization.Candidate;
import cn.tongxinqiao.organization.Members;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Letters about rectifications and exits to the company and to those at work. Who left no address gets none. */
@Component
class FollowLetters {

    /** For reminders of a task. */
    static final String IN_TASKS = "请到待办里办理。";

    private final Outbox outbox;
    private final PropertyContracts contracts;
    private final Members members;

    FollowLetters(Outbox outbox, PropertyContracts contracts, Members members) {
        this.outbox = outbox;
        this.contracts = contracts;
        this.members = members;
    }

    /** Sends the company its order with its own link; a renewed link is another letter. */
    boolean order(
            Rectification order, String title, String firm, String lastDay, String items, RectificationLink link) {
        return toFirm(
                firm,
                new Key("property-order:" + order.number() + ":" + order.linkVersion(), order.number()),
                LetterTemplate.PROPERTY_ORDER,
                Map.of("subject", title, "lastDay", lastDay, "items", items, "link", link.path()));
    }

    /** Tells the company what happened; {@code what} keeps the letters of one matter apart. */
    boolean tellFirm(String number, String what, String firm, String title, String happened) {
        return toFirm(
                firm,
                new Key("property-" + what + ":" + number, number),
                LetterTemplate.PROPERTY_NEWS,
                Map.of("subject", title, "happened", happened));
    }

    /**
     * Reminds those at work in units; once for each {@code what}. Not every reminder is of a task, so {@code happened} also says
     * what is to be done.
     */
    void remind(String number, String what, List<String> units, String title, String happened) {
        List<String> people = units.stream()
                .flatMap(unit -> members.candidatesOf(unit).stream())
                .filter(Candidate::staffOnDuty)
                .map(Candidate::id)
                .distinct()
                .toList();
        members.mailAddresses(people)
                .forEach((person, address) -> outbox.send(new Letter(
                        "property-" + what + ":" + number + ":" + person,
                        LetterTemplate.PROPERTY_REMINDER,
                        address,
                        number,
                        Map.of("subject", title, "happened", happened))));
    }

    private boolean toFirm(String firm, Key key, LetterTemplate template, Map<String, Object> values) {
        String mail = contracts.firm(firm).map(PropertyFirm::mail).orElse(null);
        if (mail == null) {
            return false;
        }
        outbox.send(new Letter(key.text(), template, mail, key.number(), values));
        return true;
    }

    private record Key(String text, String number) {}
}
