package cn.tongxinqiao.property;

import cn.tongxinqiao.estate.OwnerContacts;
import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.estate.PropertyFirm;
import cn.tongxinqiao.estate.RegisteredHome;
import cn.tongxinqiao.notification.Letter;
import cn.tongxinqiao.notification.LetterTemplate;
import cn.tongxinqiao.notification.Outbox;
import cn.tongxinqiao.privacy.LinkTokens;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Letters about surveys, drafts and results. Who has no mail address gets none. */
@Component
class AssessmentLetters {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final String OBJECTION = "/property-objection";

    private final Outbox outbox;
    private final OwnerContacts contacts;
    private final OwnerDoors doors;
    private final PropertyContracts contracts;
    private final LinkTokens tokens;
    private final Clock clock;

    AssessmentLetters(
            Outbox outbox,
            OwnerContacts contacts,
            OwnerDoors doors,
            PropertyContracts contracts,
            LinkTokens tokens,
            Clock clock) {
        this.outbox = outbox;
        this.contacts = contacts;
        this.doors = doors;
        this.contracts = contracts;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Asks the owners. */
    void surveyOpened(PropertyAssessment assessment, Instant closesAt) {
        for (MailedHome home : mailedHomes(assessment)) {
            outbox.send(new Letter(
                    "property-survey:" + assessment.number() + ":" + home.id(),
                    LetterTemplate.PROPERTY_SURVEY,
                    home.address(),
                    assessment.number(),
                    Map.of(
                            "title",
                            assessment.title(),
                            "until",
                            DAY.format(closesAt.atZone(clock.getZone())),
                            "link",
                            doors.of(assessment.number(), home.id()).path("/property-survey"))));
        }
    }

    /** Tells company and owners of the draft and how to object. */
    void posted(PropertyAssessment assessment) {
        String happened = "初评结果：综合得分 " + assessment.composite() + "，"
                + assessment.grade().label() + "，正在小区公示，至 " + lastDay(assessment.windowUntil())
                + " 24:00。对结果有异议的，请在此之前通过下面的链接提出";
        company(assessment, "draft", happened + "。", firmPath(assessment.number()));
        for (MailedHome home : mailedHomes(assessment)) {
            send(
                    assessment,
                    "draft:" + home.id(),
                    home.address(),
                    happened + "；业主须有规定比例的户数联名。",
                    doors.of(assessment.number(), home.id()).path(OBJECTION));
        }
    }

    /** Tells who objected what was decided. */
    void decided(PropertyAssessment assessment, List<PropertyObjection> objections) {
        for (PropertyObjection objection : objections) {
            if (objection.status().isDecision()) {
                tell(
                        assessment,
                        objection,
                        "您提出的第 " + objection.ordinal() + " 号异议经复核“"
                                + objection.status().label() + "”。理由：" + objection.reasons());
            }
        }
    }

    /** Tells who began a joint objection that too few joined it. */
    void lapsed(PropertyAssessment assessment, PropertyObjection objection) {
        tell(assessment, objection, "您发起的第 " + objection.ordinal() + " 号联名异议到公示期满仍没有达到规定的户数，不能成立。");
    }

    /** Tells the company the result. */
    void published(PropertyAssessment assessment) {
        company(
                assessment,
                "final",
                "考核结果已正式公布：综合得分 " + assessment.composite() + "，"
                        + assessment.grade().label() + "，处理："
                        + assessment.action().label() + "。",
                "/property-grades?quarter=" + assessment.quarter());
    }

    /** Tells the company that there is no grade. */
    void notGraded(PropertyAssessment assessment) {
        company(
                assessment,
                "final",
                "本季度不评级。" + assessment.notGradedWhy(),
                "/property-grades?quarter=" + assessment.quarter());
    }

    /** Where the company objects. */
    String firmPath(String number) {
        return OBJECTION + "/" + number + "?token=" + tokens.tokenFor(firmSubject(number));
    }

    boolean isFirm(String number, String token) {
        return tokens.matches(firmSubject(number), token);
    }

    private static String firmSubject(String number) {
        return "property-firm-objection:" + number;
    }

    private void tell(PropertyAssessment assessment, PropertyObjection objection, String happened) {
        String about = "objection:" + objection.id() + ":" + objection.status();
        if (objection.side() == PropertyObjection.Side.COMPANY) {
            company(assessment, about, happened, firmPath(assessment.number()));
        } else if (objection.party() != null) {
            contacts.mailAddress(objection.party())
                    .ifPresent(address -> send(
                            assessment, about, address, happened, "/property-grades?quarter=" + assessment.quarter()));
        }
    }

    private void company(PropertyAssessment assessment, String about, String happened, String link) {
        contracts
                .firm(assessment.firm())
                .map(PropertyFirm::mail)
                .ifPresent(address -> send(assessment, about + ":firm", address, happened, link));
    }

    private void send(PropertyAssessment assessment, String about, String address, String happened, String link) {
        outbox.send(new Letter(
                "property-result:" + assessment.number() + ":" + about,
                LetterTemplate.PROPERTY_RESULT,
                address,
                assessment.number(),
                Map.of("title", assessment.title(), "happened", happened, "link", link)));
    }

    private record MailedHome(long id, String address) {}

    /** Homes whose owner has a mail address. Asked for at once: a compound has hundreds of homes. */
    private List<MailedHome> mailedHomes(PropertyAssessment assessment) {
        List<RegisteredHome> owned = doors.homes(assessment.compound()).stream()
                .filter(home -> home.party() != null)
                .toList();
        Map<UUID, String> addresses =
                contacts.mailAddresses(owned.stream().map(RegisteredHome::party).collect(Collectors.toSet()));
        return owned.stream()
                .filter(home -> addresses.containsKey(home.party()))
                .map(home -> new MailedHome(home.home().id(), addresses.get(home.party())))
                .toList();
    }

    /** The window ends with the end of its last day. */
    private String lastDay(Instant until) {
        return DAY.format(until.minusSeconds(1).atZone(clock.getZone()));
    }
}
