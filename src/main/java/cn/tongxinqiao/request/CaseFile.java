package cn.tongxinqiao.request;

import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.privacy.Masking;
import cn.tongxinqiao.privacy.PersonalData;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people may read about a case: the requester by token, staff in their forms. Contacts are masked in both. */
@Service
public class CaseFile {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final int SHOWN_EVENTS = 3;

    private final ServiceRequests requests;
    private final Timeline timeline;
    private final Intake intake;
    private final CaseReasons reasons;
    private final Organization organization;
    private final JdbcClient jdbc;
    private final Clock clock;

    CaseFile(
            ServiceRequests requests,
            Timeline timeline,
            Intake intake,
            CaseReasons reasons,
            Organization organization,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.timeline = timeline;
        this.intake = intake;
        this.reasons = reasons;
        this.organization = organization;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The requester's view.
     *
     * @param number case number
     * @param token the requester's token
     * @return the view
     * @throws UnknownRequest when the token does not open the case
     */
    @Transactional(readOnly = true)
    public Progress progress(String number, String token) {
        intake.requireToken(number, token);
        ServiceRequest request = requests.get(number);
        return new Progress(
                number,
                request.status,
                request.tier,
                request.urgency,
                request.category,
                request.unit == null ? null : unitLabel(organization.unit(request.unit)),
                local(request.dueAt),
                request.dueProvisional,
                timeline.forRequester(number).stream()
                        .map(entry -> new Step(local(entry.at()), entry.event(), PersonalData.mask(entry.text())))
                        .toList());
    }

    /**
     * Whether the case has ended, for those who keep its number.
     *
     * @param number case number
     * @return status
     * @throws UnknownRequest when there is none
     */
    @Transactional(readOnly = true)
    public Status status(String number) {
        return requests.get(number).status;
    }

    /**
     * The text a form opens with: the matter, the place, the masked contact, why it is here and what happened
     * last.
     *
     * @param number case number
     * @return plain Chinese text with line breaks
     */
    @Transactional(readOnly = true)
    public String summary(String number) {
        ServiceRequest r = requests.get(number);
        StringBuilder text = new StringBuilder();
        text.append("编号：").append(number).append("　").append(r.type.label());
        Optional.ofNullable(r.category).ifPresent(category -> text.append("　").append(category.label()));
        Optional.ofNullable(r.tier).ifPresent(tier -> text.append("　").append(tier.label()));
        Optional.ofNullable(r.urgency).ifPresent(urgency -> text.append("　").append(urgency.label()));
        text.append("\n地点：")
                .append(organization.unit(r.community).name())
                .append(' ')
                .append(PersonalData.mask(r.address));
        text.append("\n来源：").append(r.channel.label()).append("　").append(MINUTE.format(local(r.receivedAt)));
        Optional.ofNullable(r.dueAt)
                .ifPresent(due ->
                        text.append("　办理时限：").append(MINUTE.format(local(due))).append(r.dueProvisional ? "（暂定）" : ""));
        text.append("\n联系人：").append(contact(r.requester));
        text.append("\n内容：").append(PersonalData.mask(r.body));
        text.append("\n—— 为什么由您办 ——");
        reasons.inShort(r).forEach(reason -> text.append('\n').append(reason));
        text.append("\n时间账和全部理由：/cases/").append(number);
        text.append("\n—— 最近动态 ——");
        for (Timeline.Entry entry : timeline.latest(number, SHOWN_EVENTS)) {
            text.append('\n')
                    .append(MINUTE.format(local(entry.at())))
                    .append(' ')
                    .append(PersonalData.mask(entry.text()));
        }
        return text.toString();
    }

    /**
     * The matter in a few words, holding nothing personal.
     *
     * @param number case number
     * @return the category's name, the type's while there is no category, or empty when there is no such case
     */
    @Transactional(readOnly = true)
    public Optional<String> subject(String number) {
        return jdbc.sql("select category, type from service_request where number = ?")
                .param(number)
                .query((row, index) -> row.getString("category") == null
                        ? RequestType.valueOf(row.getString("type")).label()
                        : Category.valueOf(row.getString("category")).label())
                .optional();
    }

    /**
     * What a case is about.
     *
     * @param number number of any case
     * @return its category; empty while nobody has confirmed one, and for cases that are no requests
     */
    @Transactional(readOnly = true)
    public Optional<Category> category(String number) {
        return requests.find(number).map(request -> request.category);
    }

    /**
     * The facts as they stand, to prefill the clerk's form.
     *
     * @param number case number
     * @return type, category and facts
     */
    @Transactional(readOnly = true)
    public Known known(String number) {
        ServiceRequest request = requests.get(number);
        return new Known(request.type, request.category, request.facts, request.tier, request.result);
    }

    /**
     * The latest entry of one kind, such as the reason of a return.
     *
     * @param number case number
     * @param event kind of event
     * @return its text, masked, or empty
     */
    @Transactional(readOnly = true)
    public String latest(String number, String event) {
        return jdbc.sql("select text from request_event where number = ? and event = ? and not for_public"
                        + " order by id desc limit 1")
                .params(number, event)
                .query(String.class)
                .optional()
                .map(PersonalData::mask)
                .orElse("");
    }

    /**
     * The latest result that was reported.
     *
     * @param number case number
     * @return its text, masked, empty before anything was reported
     */
    @Transactional(readOnly = true)
    public String result(String number) {
        return Optional.ofNullable(requests.get(number).result)
                .map(PersonalData::mask)
                .orElse("");
    }

    /** Name and phone as those who work on a case read them before they ask for more. */
    static String contact(Requester requester) {
        if (requester.anonymous()) {
            return "匿名";
        }
        String name = requester.name() == null ? "未留姓名" : Masking.nameForUnits(requester.name());
        return requester.phone() == null ? name : name + " " + Masking.phone(requester.phone());
    }

    private static String unitLabel(Unit unit) {
        return unit.code() + " " + unit.name();
    }

    private OffsetDateTime local(Instant instant) {
        return instant == null
                ? null
                : instant.atZone(clock.getZone()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * What a requester sees.
     *
     * @param number case number
     * @param status status
     * @param tier tier or null before triage
     * @param urgency urgency or null before triage
     * @param category subject or null
     * @param handlingUnit code and name of the unit, or null
     * @param dueAt result limit or null before triage
     * @param dueProvisional whether the limit hangs on a year without calendar data and may move; left out where it does not
     * @param timeline what happened, oldest first
     */
    public record Progress(
            String number,
            Status status,
            Tier tier,
            Urgency urgency,
            Category category,
            String handlingUnit,
            OffsetDateTime dueAt,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean dueProvisional,
            List<Step> timeline) {}

    /**
     * One step of a timeline.
     *
     * @param at when
     * @param event kind
     * @param text in plain words
     */
    public record Step(OffsetDateTime at, String event, String text) {}

    /**
     * What is known of a case.
     *
     * @param type what is wanted
     * @param category subject or null
     * @param facts facts
     * @param tier tier or null
     * @param result latest result or null
     */
    public record Known(RequestType type, Category category, Facts facts, Tier tier, String result) {}
}
