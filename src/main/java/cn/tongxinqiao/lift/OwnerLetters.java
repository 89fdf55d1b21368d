package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.OwnerContacts;
import cn.tongxinqiao.estate.RegisteredHome;
import cn.tongxinqiao.notification.Letter;
import cn.tongxinqiao.notification.LetterTemplate;
import cn.tongxinqiao.notification.Outbox;
import cn.tongxinqiao.organization.Candidate;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Letters about agreement, notice and delivery, to owners with their links and to the unit that runs the case. */
@Component
class OwnerLetters {

    private final LiftHouses houses;
    private final OwnerContacts contacts;
    private final EstateRegister register;
    private final LiftOwnerLinks links;
    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    OwnerLetters(
            LiftHouses houses,
            OwnerContacts contacts,
            EstateRegister register,
            LiftOwnerLinks links,
            Members members,
            Outbox outbox,
            Clock clock) {
        this.houses = houses;
        this.contacts = contacts;
        this.register = register;
        this.links = links;
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Asks owners to sign, each once a day; how many could be written to. */
    int askToSign(LiftCase lift, List<UUID> parties) {
        int written = 0;
        for (UUID party : parties) {
            Optional<String> address = contacts.mailAddress(party);
            if (address.isPresent()) {
                outbox.send(new Letter(
                        "lift-signature:" + lift.number() + ":" + party + ":" + LocalDate.now(clock),
                        LetterTemplate.LIFT_SIGNATURE,
                        address.get(),
                        lift.number(),
                        Map.of(
                                "house",
                                houses.name(lift),
                                "link",
                                links.of(lift.number(), party).path("/agreement"))));
                written++;
            }
        }
        return written;
    }

    /** Tells every owner of the house that a notice hangs, until when, and how to object. */
    void noticePosted(LiftCase lift, LiftNotice notice) {
        for (UUID party : owners(lift)) {
            contacts.mailAddress(party)
                    .ifPresent(address -> outbox.send(new Letter(
                            "lift-notice:" + notice.id() + ":" + party,
                            LetterTemplate.LIFT_NOTICE,
                            address,
                            lift.number(),
                            Map.of(
                                    "house",
                                    houses.name(lift),
                                    "places",
                                    notice.places(),
                                    "from",
                                    notice.postedOn(),
                                    "until",
                                    LiftWords.day(notice.endsOn()) + " 24:00",
                                    "link",
                                    links.of(lift.number(), party).path("/objection")))));
        }
    }

    /** Tells an objector what came of the objection; whether there was somebody to write to. */
    boolean objectionSettled(LiftCase lift, LiftObjection objection) {
        if (objection.party() == null) {
            return false;
        }
        Optional<String> address = contacts.mailAddress(objection.party());
        address.ifPresent(mail -> outbox.send(new Letter(
                "lift-objection:" + objection.id(),
                LetterTemplate.LIFT_OBJECTION,
                mail,
                lift.number(),
                Map.of(
                        "house",
                        houses.name(lift),
                        "kind",
                        objection.kind().label(),
                        "outcome",
                        objection.status().label(),
                        "result",
                        objection.result() == null ? "" : objection.result(),
                        "link",
                        links.of(lift.number(), objection.party()).path("/objection")))));
        return address.isPresent();
    }

    /** Tells every owner of the house a piece of news, once for each key. */
    void tellOwners(LiftCase lift, String key, String happened) {
        for (UUID party : owners(lift)) {
            tell(lift, party, key, happened);
        }
    }

    /** Tells one owner a piece of news, once for each key. */
    void tell(LiftCase lift, UUID party, String key, String happened) {
        contacts.mailAddress(party)
                .ifPresent(address -> outbox.send(new Letter(
                        "lift-news:" + lift.number() + ":" + key + ":" + party,
                        LetterTemplate.LIFT_NEWS,
                        address,
                        lift.number(),
                        Map.of(
                                "house",
                                houses.name(lift),
                                "happened",
                                happened,
                                "link",
                                links.of(lift.number(), party).path("")))));
    }

    /** Reminds the people of the community, its leaders where it has any; once for each key. */
    void remindStaff(LiftCase lift, String key, String what, String happened, LocalDate end, String page) {
        members.mailAddresses(receivers(lift.community()))
                .forEach((person, address) -> outbox.send(new Letter(
                        "lift-reminder:" + lift.number() + ":" + key + ":" + person,
                        LetterTemplate.STAFF_REMINDER,
                        address,
                        lift.number(),
                        Map.of("clock", what, "happened", happened, "end", end, "link", page))));
    }

    private Collection<UUID> owners(LiftCase lift) {
        return register.homes(lift.scope()).stream()
                .map(RegisteredHome::party)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private List<String> receivers(String unit) {
        List<Candidate> onDuty = members.candidatesOf(unit).stream()
                .filter(Candidate::staffOnDuty)
                .toList();
        List<String> leaders = onDuty.stream()
                .filter(person -> person.role() == Role.LEADER)
                .map(Candidate::id)
                .toList();
        return leaders.isEmpty() ? onDuty.stream().map(Candidate::id).toList() : leaders;
    }
}
