package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.notification.LetterAbout;
import cn.tongxinqiao.notification.LetterDesk;
import cn.tongxinqiao.organization.Compound;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.privacy.PersonalData;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything staff want to know about a case while they work on it (案卷), in one answer. Contacts are masked, and so is
 * what texts say about people; of other cases only those the reader may read are shown.
 */
@Service
public class CaseDesk {

    private final CaseReaders readers;
    private final ServiceRequests requests;
    private final CaseFiles files;
    private final CaseLedger ledger;
    private final CaseReasons reasons;
    private final Timeline timeline;
    private final SimilarRequests similar;
    private final LetterDesk letters;
    private final Organization organization;
    private final Members members;
    private final WorkTasks tasks;
    private final CaseDeskSettings settings;
    private final Clock clock;

    CaseDesk(
            CaseReaders readers,
            ServiceRequests requests,
            CaseFiles files,
            CaseLedger ledger,
            CaseReasons reasons,
            Timeline timeline,
            SimilarRequests similar,
            LetterDesk letters,
            Organization organization,
            Members members,
            WorkTasks tasks,
            CaseDeskSettings settings,
            Clock clock) {
        this.readers = readers;
        this.requests = requests;
        this.files = files;
        this.ledger = ledger;
        this.reasons = reasons;
        this.timeline = timeline;
        this.similar = similar;
        this.letters = letters;
        this.organization = organization;
        this.members = members;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A case for staff who may read it.
     *
     * @param number case number
     * @param reader who asks
     * @return the whole view
     * @throws UnknownRequest when there is no such case, or the reader has no right to it
     */
    @Transactional(readOnly = true)
    public View view(String number, SignedIn reader) {
        return whole(readers.readable(number, reader), reader);
    }

    /**
     * The case of a task: whole for staff who may read it, else the matter as the task's form tells it anyway and what the
     * requester was told, with the requester's photos for those the task is offered to.
     *
     * @param taskId id of an open task
     * @param reader who asks
     * @return the view
     * @throws UnknownRequest when there is no such task, or it is not the reader's to see
     */
    @Transactional(readOnly = true)
    public View viewOfTask(String taskId, SignedIn reader) {
        WorkTasks.Item task = taskOf(taskId, reader);
        ServiceRequest request = requests.get(task.number());
        return readers.mayRead(request, reader)
                ? whole(request, reader)
                : first(request, task.id(), isTheirs(task, reader));
    }

    /**
     * A photo of the requester, for whom a task is offered to.
     *
     * @param taskId id of an open task
     * @param id the photo's id
     * @param small whether the small picture is enough
     * @param reader who asks
     * @return the photo
     * @throws UnknownRequest when there is no such task, or it is not offered to the reader
     * @throws UnknownPhoto when its case has no such photo
     */
    @Transactional(readOnly = true)
    public CaseFiles.Opened photoOfTask(String taskId, String id, boolean small, SignedIn reader) {
        WorkTasks.Item task = taskOf(taskId, reader);
        if (!isTheirs(task, reader)) {
            throw UnknownRequest.of(taskId);
        }
        return files.photoOfRequester(task.number(), id, small);
    }

    private WorkTasks.Item taskOf(String taskId, SignedIn reader) {
        return tasks.find(reader.id(), taskId)
                .filter(task -> task.number() != null)
                .orElseThrow(() -> UnknownRequest.of(taskId));
    }

    private boolean isTheirs(WorkTasks.Item task, SignedIn reader) {
        return reader.id().equals(task.holder()) || tasks.isOfferedTo(reader.id(), task.id());
    }

    private View whole(ServiceRequest request, SignedIn reader) {
        CaseLedger.Account account = ledger.account(request);
        boolean merges = CaseMerge.isMergedBy(request, reader, organization);
        return new View(
                true,
                matter(request),
                "api/cases/" + request.number + "/files/",
                files.all(request.number),
                happened(request.number),
                account.clocks().stream().map(Dial::of).toList(),
                new Held(
                        account.seconds(),
                        account.ended() != null,
                        account.entries().stream().map(Stretch::of).toList()),
                reasons.of(request).stream().map(Why::of).toList(),
                earlier(request, reader),
                alike(request, reader, merges),
                letters.about(request.number).stream().map(this::mail).toList(),
                new May(
                        readers.holds(request, reader) && !request.requester.anonymous(),
                        readers.worksOn(request, reader) && !request.status.isEnd(),
                        true,
                        merges,
                        readers.leads(request, reader)));
    }

    private View first(ServiceRequest request, String task, boolean theirs) {
        return new View(
                false,
                matter(request),
                "api/tasks/" + task + "/files/",
                theirs ? files.ofRequester(request.number) : List.of(),
                happened(request.number).stream().filter(Step::told).toList(),
                List.of(),
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                new May(false, false, false, false, false));
    }

    private Matter matter(ServiceRequest r) {
        return new Matter(
                r.number,
                r.type.label(),
                r.category == null ? null : r.category.label(),
                r.tier == null ? null : r.tier.label(),
                r.urgency,
                r.urgency == null ? null : r.urgency.label(),
                r.status,
                r.status.label(),
                organization.unit(r.community).name(),
                compound(r.compound),
                PersonalData.mask(r.address),
                r.channel.label(),
                local(r.receivedAt),
                local(r.dueAt),
                r.dueProvisional,
                CaseFile.contact(r.requester),
                r.requester.anonymous(),
                PersonalData.mask(r.body),
                PersonalData.mask(r.detailAsked),
                PersonalData.mask(r.result),
                r.unit == null ? null : name(r.unit),
                r.handler == null ? null : members.displayName(r.handler),
                r.urgeCount,
                r.returnCount,
                r.reworkCount,
                r.duplicateOf);
    }

    private List<Step> happened(String number) {
        List<Timeline.Entry> latest = timeline.latest(number, settings.events());
        Map<String, String> names = members.displayNames(latest.stream()
                .map(Timeline.Entry::actor)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return latest.stream()
                .map(entry -> new Step(
                        local(entry.at()),
                        entry.event(),
                        PersonalData.mask(entry.text()),
                        entry.actor() == null ? null : names.get(entry.actor()),
                        entry.forPublic()))
                .toList();
    }

    /** Of a person who wants to stay unknown, nothing is brought together. */
    private Earlier earlier(ServiceRequest request, SignedIn reader) {
        List<Other> shown = new ArrayList<>();
        int others = 0;
        for (ServiceRequest other : requests.sameRequester(request, settings.earlier())) {
            if (readers.mayRead(other, reader)) {
                shown.add(other(other, true, null));
            } else {
                others++;
            }
        }
        return new Earlier(shown, others);
    }

    /** Who judges whether two cases are one needs to read both, be the other one handled wherever. */
    private List<Other> alike(ServiceRequest request, SignedIn reader, boolean merges) {
        List<Other> shown = new ArrayList<>();
        for (SimilarRequests.Alike alike : similar.besides(request)) {
            Optional<ServiceRequest> found = requests.find(alike.similar().number());
            boolean readable =
                    found.filter(other -> readers.mayRead(other, reader)).isPresent();
            if (readable || merges) {
                found.ifPresent(other -> shown.add(other(other, readable, (int) Math.round(alike.likeness() * 100))));
            }
        }
        return shown;
    }

    private Other other(ServiceRequest r, boolean readable, Integer likeness) {
        return new Other(
                r.number,
                r.category == null ? r.type.label() : r.category.label(),
                r.status.label(),
                compound(r.compound),
                PersonalData.mask(r.address),
                local(r.receivedAt),
                excerpt(PersonalData.mask(r.body)),
                likeness,
                readable);
    }

    private String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= settings.excerpt()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, settings.excerpt())) + "…";
    }

    private Mail mail(LetterAbout letter) {
        return new Mail(
                letter.label(),
                letter.forStaff() ? "工作人员" : "诉求人",
                letter.address(),
                letter.status().label(),
                local(letter.sentAt() == null ? letter.createdAt() : letter.sentAt()));
    }

    private String compound(String code) {
        return code == null
                ? null
                : organization.compound(code).map(Compound::name).orElse(code);
    }

    private String name(String unit) {
        return organization.find(unit).map(Unit::name).orElse(unit);
    }

    private OffsetDateTime local(Instant instant) {
        return instant == null
                ? null
                : instant.atZone(clock.getZone()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * A case on the desk.
     *
     * @param whole whether the reader may read the case; else only the matter, the requester's photos and what the requester
     *     was told are given
     * @param matter the request itself
     * @param filesAt path of the files, to be followed by a file's id
     * @param files photos and papers, oldest first
     * @param timeline what happened, latest first
     * @param clocks accept, first contact and result
     * @param ledger who held it, null when it is not whole
     * @param reasons why it is where it is
     * @param earlier other cases of the same person, null when it is not whole
     * @param alike open cases nearby that may be about the same matter
     * @param mails letters about it, latest first
     * @param may what the reader may do
     */
    public record View(
            boolean whole,
            Matter matter,
            String filesAt,
            List<CaseFiles.Kept> files,
            List<Step> timeline,
            List<Dial> clocks,
            Held ledger,
            List<Why> reasons,
            Earlier earlier,
            List<Other> alike,
            List<Mail> mails,
            May may) {}

    /**
     * The request. Everything is in words for people; absent is null.
     *
     * @param number case number
     * @param type what is wanted
     * @param category subject
     * @param tier tier
     * @param urgency urgency, for its colour
     * @param urgencyLabel urgency in words
     * @param status status, for programs
     * @param statusLabel status in words
     * @param community where
     * @param compound where in it
     * @param address where exactly, masked
     * @param channel how it came
     * @param receivedAt when
     * @param dueAt result limit
     * @param dueProvisional whether that limit may still move
     * @param contact name and phone, masked
     * @param anonymous whether the requester does not want to be known
     * @param text the matter, masked
     * @param detailAsked what the requester was asked, masked
     * @param result what was reported last, masked
     * @param unit who handles it
     * @param handler the person who does
     * @param urged how often the requester urged
     * @param returned how often a unit sent it back
     * @param reworked how often it was handled again
     * @param duplicateOf the case it went into
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Matter(
            String number,
            String type,
            String category,
            String tier,
            Urgency urgency,
            String urgencyLabel,
            Status status,
            String statusLabel,
            String community,
            String compound,
            String address,
            String channel,
            OffsetDateTime receivedAt,
            OffsetDateTime dueAt,
            boolean dueProvisional,
            String contact,
            boolean anonymous,
            String text,
            String detailAsked,
            String result,
            String unit,
            String handler,
            int urged,
            int returned,
            int reworked,
            String duplicateOf) {}

    /**
     * One entry of the timeline.
     *
     * @param at when
     * @param event kind
     * @param text in words, masked
     * @param by who, null for the system and the requester
     * @param told whether the words are the requester's to read, who is “you” in them
     */
    public record Step(OffsetDateTime at, String event, String text, String by, boolean told) {}

    /**
     * One of the three clocks.
     *
     * @param label its name
     * @param dueAt when it ends, null while its limit is not set
     * @param doneAt when what it waits for was done, null while it runs
     * @param percent how much of its length has passed, null while its limit is not set
     * @param light its light, null while its limit is not set
     * @param lightLabel the light in words
     */
    public record Dial(
            String label,
            OffsetDateTime dueAt,
            OffsetDateTime doneAt,
            Integer percent,
            CaseLedger.Light light,
            String lightLabel) {

        static Dial of(CaseLedger.Dial dial) {
            return new Dial(
                    dial.label(),
                    dial.dueAt(),
                    dial.doneAt(),
                    dial.percent(),
                    dial.light(),
                    dial.light() == null ? null : dial.light().label());
        }
    }

    /**
     * The time ledger in short.
     *
     * @param seconds the life of the case
     * @param ended whether it has ended
     * @param stretches who held it, in order
     */
    public record Held(long seconds, boolean ended, List<Stretch> stretches) {}

    /**
     * One entry of the ledger.
     *
     * @param from since when
     * @param to until when, null while it lasts
     * @param label for what
     * @param unit name of the unit
     * @param holder name of the person, or null
     * @param seconds by the clock
     * @param time the same in words
     */
    public record Stretch(
            OffsetDateTime from,
            OffsetDateTime to,
            String label,
            String unit,
            String holder,
            long seconds,
            String time) {

        static Stretch of(CaseLedger.Entry entry) {
            return new Stretch(
                    entry.from(),
                    entry.to(),
                    entry.label(),
                    entry.unitName(),
                    entry.holder(),
                    entry.seconds(),
                    TimeWords.of(entry.seconds()));
        }
    }

    /**
     * A reason.
     *
     * @param label what about
     * @param text in words
     * @param table the table that decided, or null
     * @param version its version, or null
     */
    public record Why(String label, String text, String table, Integer version) {

        static Why of(CaseReasons.Reason reason) {
            return new Why(reason.about().label(), PersonalData.mask(reason.text()), reason.table(), reason.version());
        }
    }

    /**
     * Other cases of the same person.
     *
     * @param cases those the reader may read
     * @param others how many more there are
     */
    public record Earlier(List<Other> cases, int others) {}

    /**
     * Another case in a few words.
     *
     * @param number its number
     * @param subject what it is about
     * @param status where it stands
     * @param compound where
     * @param address where exactly, masked
     * @param receivedAt when it came
     * @param excerpt how it begins, masked
     * @param likeness how much its words are alike, in percent; null where that was not asked
     * @param readable whether the reader may open it
     */
    public record Other(
            String number,
            String subject,
            String status,
            String compound,
            String address,
            OffsetDateTime receivedAt,
            String excerpt,
            Integer likeness,
            boolean readable) {}

    /**
     * A letter.
     *
     * @param label kind
     * @param to whom
     * @param address address, masked
     * @param status where it stands
     * @param at when it was sent, else written
     */
    public record Mail(String label, String to, String address, String status, OffsetDateTime at) {}

    /**
     * What the reader may do.
     *
     * @param reveal see the contact in clear
     * @param addFiles add photos and papers
     * @param note write notes
     * @param merge merge it into another one
     * @param passOn have the dispute in it mediated, or begin another case from it
     */
    public record May(boolean reveal, boolean addFiles, boolean note, boolean merge, boolean passOn) {}
}
