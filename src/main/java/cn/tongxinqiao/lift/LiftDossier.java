package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.document.Accepted;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.privacy.FieldCipher;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The dossier of a lift: which papers each stage asks for by the table {@code lift-dossier}, what is there, what is missing,
 * and the whole as one PDF or archive.
 */
@Service
public class LiftDossier {

    private static final String OWNER = "lift-paper/";
    private static final String NOT_DONE = "这一步没有办理";
    private static final String REASON = "lift_paper_waiver.reason";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final DossierRules rules;
    private final DossierSources sources;
    private final DossierBinding binding;
    private final LiftCaseRows cases;
    private final LiftCaseReaders readers;
    private final DeliveryRows delivery;
    private final Documents documents;
    private final AuditLog audit;
    private final Clock clock;

    LiftDossier(
            JdbcClient jdbc,
            FieldCipher cipher,
            DossierRules rules,
            DossierSources sources,
            DossierBinding binding,
            LiftCaseRows cases,
            LiftCaseReaders readers,
            DeliveryRows delivery,
            Documents documents,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.rules = rules;
        this.sources = sources;
        this.binding = binding;
        this.cases = cases;
        this.readers = readers;
        this.delivery = delivery;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A file of the dossier, opened.
     *
     * @param file what is known of it
     * @param bytes its content
     */
    public record Opened(DossierFile file, byte[] bytes) {}

    /**
     * The dossier by stages.
     *
     * @param number number of the case
     * @param reader who asks
     * @return the stages of the table in their order
     * @throws UnknownLiftCase when there is no such case, or not for the reader
     */
    @Transactional(readOnly = true)
    public List<DossierPart> parts(String number, SignedIn reader) {
        return parts(readers.requireReader(number, reader));
    }

    /**
     * What is missing before a stage can be closed.
     *
     * @param number number of the case
     * @param stage the stage
     * @return Chinese words for each missing paper; empty when nothing is
     * @throws UnknownLiftCase when there is no such case
     */
    @Transactional(readOnly = true)
    public List<String> missing(String number, DossierStage stage) {
        LiftCase lift = cases.find(number).orElseThrow(UnknownLiftCase::of);
        return parts(
                        lift,
                        papers(lift).stream()
                                .filter(paper -> paper.stage() == stage)
                                .toList())
                .stream()
                .flatMap(part -> part.lacking().stream())
                .toList();
    }

    /**
     * Refuses to close a stage whose papers are incomplete.
     *
     * @param number number of the case
     * @param stage the stage
     * @throws DossierIncomplete when papers are missing; names each
     */
    @Transactional(readOnly = true)
    public void requireComplete(String number, DossierStage stage) {
        List<String> missing = missing(number, stage);
        if (!missing.isEmpty()) {
            throw DossierIncomplete.of(number, stage, missing);
        }
    }

    /** Whether somebody may add to the dossier of a case now. */
    public boolean mayAdd(LiftCase lift, SignedIn by) {
        return lift.isOpen() && readers.mayEdit(lift, by);
    }

    /**
     * Adds files to a paper. The same file again is kept once.
     *
     * @param number number of the case
     * @param stage its stage
     * @param paper its code
     * @param files PDF, JPEG or PNG, at least one
     * @param by who adds them
     * @throws LiftCaseRefused without a file, or for a paper the table does not list
     * @throws cn.tongxinqiao.document.DocumentNotAccepted for a file that cannot be bound
     * @throws LiftCaseNotAtThis when the case has ended
     */
    @Transactional
    public void add(String number, DossierStage stage, String paper, List<LiftFile> files, SignedIn by) {
        DossierPaper asked = writable(number, stage, paper, by);
        if (files.isEmpty()) {
            throw LiftCaseRefused.because("请选择要上传的文件。");
        }
        for (LiftFile file : files) {
            documents.store(new NewDocument(owner(asked), number, file.name(), file.bytes(), by.id()), Accepted.SCANS);
        }
        unwaive(number, asked);
        note(number, by, "上传“" + asked.label() + "” " + files.size() + " 份");
    }

    /**
     * Takes back a file somebody uploaded.
     *
     * @param number number of the case
     * @param stage stage of its paper
     * @param paper code of its paper
     * @param file its id
     * @param by who takes it back
     * @throws UnknownLiftCase when there is no such file
     */
    @Transactional
    public void remove(String number, DossierStage stage, String paper, UUID file, SignedIn by) {
        DossierPaper asked = writable(number, stage, paper, by);
        StoredDocument kept = documents.list(owner(asked), number).stream()
                .filter(found -> found.id().equals(file))
                .findFirst()
                .orElseThrow(UnknownLiftCase::of);
        documents.remove(owner(asked), number, file);
        note(number, by, "删除“" + asked.label() + "”的一份文件，校验码 " + kept.sha256());
    }

    /**
     * Says why a paper is not needed in this case.
     *
     * @param number number of the case
     * @param stage its stage
     * @param paper its code
     * @param reason why, at most 500 characters
     * @param by who says so
     * @throws LiftCaseRefused for a paper every case needs, one that is there, or without a reason
     */
    @Transactional
    public void notNeeded(String number, DossierStage stage, String paper, String reason, SignedIn by) {
        DossierPaper asked = writable(number, stage, paper, by);
        if (asked.required()) {
            throw LiftCaseRefused.because("“" + asked.label() + "”是必备材料，不能写不需要。");
        }
        if (!documents.list(owner(asked), number).isEmpty()) {
            throw LiftCaseRefused.because("“" + asked.label() + "”已经有文件了。");
        }
        String why = LiftTexts.text("不需要的理由", reason, LiftTexts.REASON);
        jdbc.sql(
                        "insert into lift_paper_waiver (lift, stage, paper, reason, waived_by, waived_at)"
                                + " values (:lift, :stage, :paper, :reason, :by, :at) on conflict (lift, stage, paper) do update"
                                + " set reason = excluded.reason, waived_by = excluded.waived_by, waived_at = excluded.waived_at")
                .param("lift", number)
                .param("stage", stage.name())
                .param("paper", asked.code())
                .param("reason", cipher.encrypt(REASON, row(number, asked), why))
                .param("by", by.id())
                .param("at", LiftCaseRows.at(clock.instant()))
                .update();
        note(number, by, "“" + asked.label() + "”登记为不需要");
    }

    /**
     * Takes back that a paper is not needed.
     *
     * @param number number of the case
     * @param stage its stage
     * @param paper its code
     * @param by who takes it back
     */
    @Transactional
    public void neededAfterAll(String number, DossierStage stage, String paper, SignedIn by) {
        DossierPaper asked = writable(number, stage, paper, by);
        if (unwaive(number, asked)) {
            note(number, by, "“" + asked.label() + "”改为需要");
        }
    }

    /**
     * Opens a file; goes to the log, since names stand in papers.
     *
     * @param number number of the case
     * @param stage stage of its paper
     * @param paper code of its paper
     * @param file its id
     * @param reader who asks
     * @return the file
     * @throws UnknownLiftCase when there is no such file, or the case is not for the reader
     */
    @Transactional
    public Opened open(String number, DossierStage stage, String paper, String file, SignedIn reader) {
        LiftCase lift = readers.requireReader(number, reader);
        DossierPaper asked = asked(lift, stage, paper);
        DossierFile found = item(lift, asked, uploads(number, List.of(asked)), Map.of()).files().stream()
                .filter(one -> one.id().equals(file))
                .findFirst()
                .orElseThrow(UnknownLiftCase::of);
        audit.record(Act.of(ActKind.REVEAL, reader.id())
                .on("lift-dossier", number)
                .ofCase(number)
                .saying("打开案卷材料“" + asked.label() + "”"));
        return new Opened(found, sources.open(lift, found));
    }

    /**
     * Writes the whole dossier as one PDF: a list with page numbers, then every file in the order of the table. Goes to the
     * log.
     *
     * @param number number of the case
     * @param reader who asks
     * @param to where it goes; not closed
     * @throws IOException when it cannot be written
     */
    public void writePdf(String number, SignedIn reader, OutputStream to) throws IOException {
        LiftCase lift = readers.requireReader(number, reader);
        exported(number, reader, "案卷 PDF");
        binding.pdf(lift, parts(lift), to);
    }

    /**
     * Writes the whole dossier as an archive: every file, lists to read and to reckon with, and fingerprints. Goes to the
     * log.
     *
     * @param number number of the case
     * @param reader who asks
     * @param to where it goes; not closed
     * @throws IOException when it cannot be written
     */
    public void writeZip(String number, SignedIn reader, OutputStream to) throws IOException {
        LiftCase lift = readers.requireReader(number, reader);
        exported(number, reader, "案卷压缩包");
        binding.zip(lift, parts(lift), to);
    }

    private void exported(String number, SignedIn reader, String what) {
        audit.record(Act.of(ActKind.EXPORT, reader.id())
                .on("lift-dossier", number)
                .ofCase(number)
                .saying(what));
    }

    private List<DossierPart> parts(LiftCase lift) {
        return parts(lift, papers(lift));
    }

    private List<DossierPart> parts(LiftCase lift, List<DossierPaper> papers) {
        List<StepEntry> steps = delivery.steps(lift.number());
        DossierStage now = now(lift, steps);
        Set<DeliveryStep> done = steps.stream()
                .filter(entry -> !Boolean.FALSE.equals(entry.passed()))
                .map(StepEntry::step)
                .collect(Collectors.toSet());
        Map<String, List<StoredDocument>> uploads = uploads(lift.number(), papers);
        Map<String, Waiver> waivers = waivers(lift.number());
        List<DossierPart> parts = new ArrayList<>();
        for (DossierStage stage : DossierStage.values()) {
            List<DossierItem> items = papers.stream()
                    .filter(paper -> paper.stage() == stage)
                    .map(paper -> item(lift, paper, uploads, waivers))
                    .toList();
            if (!items.isEmpty()) {
                DossierPart.Progress progress = progress(lift, stage, now);
                boolean notDone =
                        progress == DossierPart.Progress.PAST && stage.step() != null && !done.contains(stage.step());
                parts.add(new DossierPart(
                        stage,
                        progress,
                        notDone ? items.stream().map(LiftDossier::notDone).toList() : items));
            }
        }
        return parts;
    }

    private static DossierPart.Progress progress(LiftCase lift, DossierStage stage, DossierStage now) {
        int order = stage.compareTo(now);
        if (order > 0) {
            return DossierPart.Progress.AHEAD;
        }
        return order == 0 && lift.isOpen() ? DossierPart.Progress.NOW : DossierPart.Progress.PAST;
    }

    /** A step that was passed over needs no papers by need. */
    private static DossierItem notDone(DossierItem item) {
        return item.paper().required() || item.waiver() != null || !item.files().isEmpty()
                ? item
                : new DossierItem(item.paper(), item.files(), NOT_DONE, null, null, item.incomplete());
    }

    private static DossierStage now(LiftCase lift, List<StepEntry> steps) {
        LiftStatus status = lift.status();
        if (lift.endedIn() != null && status != LiftStatus.IN_USE) {
            status = lift.endedIn();
        }
        return DossierStage.at(status, steps.stream().map(StepEntry::step).toList());
    }

    private DossierItem item(
            LiftCase lift, DossierPaper paper, Map<String, List<StoredDocument>> uploads, Map<String, Waiver> waivers) {
        DossierSources.Found found = sources.find(lift, paper.source());
        List<DossierFile> files = new ArrayList<>(found.files());
        uploads.getOrDefault(owner(paper), List.of())
                .forEach(document -> files.add(DossierSources.file(document, document.fileName(), true)));
        Waiver waiver = waivers.get(owner(paper));
        return new DossierItem(
                paper,
                files,
                waiver == null ? null : waiver.reason(),
                waiver == null ? null : waiver.by(),
                waiver == null ? null : waiver.at(),
                found.incomplete());
    }

    private List<DossierPaper> papers(LiftCase lift) {
        LocalDate day = LocalDate.ofInstant(lift.endedAt() == null ? clock.instant() : lift.endedAt(), clock.getZone());
        Map<String, DossierPaper> papers = new LinkedHashMap<>();
        rules.papers(LiftAgreements.placeOf(lift), day).forEach(paper -> papers.putIfAbsent(owner(paper), paper));
        return List.copyOf(papers.values());
    }

    private DossierPaper asked(LiftCase lift, DossierStage stage, String code) {
        return papers(lift).stream()
                .filter(paper -> paper.stage() == stage && paper.code().equals(code))
                .findFirst()
                .orElseThrow(UnknownLiftCase::of);
    }

    private DossierPaper writable(String number, DossierStage stage, String paper, SignedIn by) {
        readers.requireEditor(number, by);
        LiftCase lift = cases.lock(number).orElseThrow(UnknownLiftCase::of);
        LiftCases.requireOpen(lift);
        return asked(lift, stage, paper);
    }

    private Map<String, List<StoredDocument>> uploads(String number, List<DossierPaper> papers) {
        List<String> owners = papers.stream().map(LiftDossier::owner).toList();
        return owners.isEmpty()
                ? Map.of()
                : documents.list(owners, number).stream().collect(Collectors.groupingBy(StoredDocument::ownerKind));
    }

    private record Waiver(String reason, String by, Instant at) {}

    private Map<String, Waiver> waivers(String number) {
        Map<String, Waiver> waivers = new HashMap<>();
        jdbc.sql("select * from lift_paper_waiver where lift = ?").param(number).query(row -> {
            String kind = OWNER + row.getString("stage") + "/" + row.getString("paper");
            waivers.put(
                    kind,
                    new Waiver(
                            cipher.decrypt(REASON, number + "/" + kind, row.getString("reason")),
                            row.getString("waived_by"),
                            LiftCaseRows.instant(row, "waived_at")));
        });
        return waivers;
    }

    private boolean unwaive(String number, DossierPaper paper) {
        return jdbc.sql("delete from lift_paper_waiver where lift = ? and stage = ? and paper = ?")
                        .params(number, paper.stage().name(), paper.code())
                        .update()
                == 1;
    }

    private static String owner(DossierPaper paper) {
        return OWNER + paper.stage() + "/" + paper.code();
    }

    private static String row(String number, DossierPaper paper) {
        return number + "/" + owner(paper);
    }

    private void note(String number, SignedIn by, String what) {
        audit.record(Act.of(ActKind.LIFT, by.id())
                .on("lift-dossier", number)
                .ofCase(number)
                .saying(what));
    }
}
