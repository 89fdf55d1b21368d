package cn.tongxinqiao.estate;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.privacy.FieldCipher;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings homes and owners in from an Excel file: first shown row by row, then confirmed, all of it or nothing. A file adds
 * homes and corrects what it says otherwise; it never removes one and never changes who owns one.
 */
@Service
public class EstateImports {

    private static final String CONTENT = "estate_import.content";
    private static final int LONGEST_NAME = 200;
    private static final int MANY = 500;

    private final JdbcClient jdbc;
    private final EstateRegister register;
    private final EstateReaders readers;
    private final RegisterLock lock;
    private final RegisterRows rows;
    private final PersonRows people;
    private final FieldCipher cipher;
    private final AuditLog audit;
    private final EstateSettings settings;
    private final Clock clock;

    EstateImports(
            JdbcClient jdbc,
            EstateRegister register,
            EstateReaders readers,
            RegisterLock lock,
            RegisterRows rows,
            PersonRows people,
            FieldCipher cipher,
            AuditLog audit,
            EstateSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.readers = readers;
        this.lock = lock;
        this.rows = rows;
        this.people = people;
        this.cipher = cipher;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    private record Upload(
            UUID id, String compound, String fileName, String content, Long version, int added, int changed, int kept) {

        ImportDone done() {
            return new ImportDone(id, compound, version, added, changed, kept);
        }
    }

    /**
     * An empty file to fill in.
     *
     * @return the bytes of a workbook with a sheet of homes and one of explanations
     */
    public byte[] template() {
        return EstateSheet.write(List.of(), null);
    }

    /**
     * Keeps a file for a day, encrypted, and shows what it would bring. Nothing of it is in the register yet.
     *
     * @param compound code of the compound
     * @param fileName the file as its owner calls it, may be null
     * @param bytes the workbook
     * @param by who uploads it
     * @return every row with what would become of it
     * @throws UnknownEstate when the compound does not exist or is not theirs, with the same words
     * @throws EstateNotYours when they may only read it
     * @throws EstateFileRefused when the file cannot be read as a whole; bad rows are shown instead
     */
    @Transactional
    public ImportPreview upload(String compound, String fileName, byte[] bytes, SignedIn by) {
        readers.requireEditor(compound, by);
        EstateSheet.Content content = EstateSheet.read(bytes, settings);
        Instant now = clock.instant();
        jdbc.sql("delete from estate_import where confirmed_at is null and uploaded_at < ?")
                .param(utc(now.minus(settings.keptUnconfirmed())))
                .update();
        UUID id = UUID.randomUUID();
        String name = fileName == null ? "" : EstateSheet.plain(fileName);
        name = name.substring(
                0, name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length()))));
        jdbc.sql("""
                        insert into estate_import (id, compound, file_name, content, uploaded_by, uploaded_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(id, compound, name)
                .params(
                        cipher.encrypt(
                                CONTENT, id.toString(), Base64.getEncoder().encodeToString(bytes)),
                        by.id(),
                        utc(now))
                .update();
        return preview(id, compound, name, content);
    }

    /**
     * Shows an upload again, compared with what stands now.
     *
     * @param id the upload
     * @param by who asks
     * @return every row with what would become of it
     * @throws UnknownEstate when there is no such upload, it was confirmed, or it is not theirs, with the same words
     */
    @Transactional(readOnly = true)
    public ImportPreview show(UUID id, SignedIn by) {
        Upload upload = upload(id, by, "");
        if (upload.content == null) {
            throw UnknownEstate.upload();
        }
        return preview(upload);
    }

    /**
     * Brings in what was shown. Confirming again gives the first answer.
     *
     * @param id the upload
     * @param seen the version of the register the file was compared with when it was shown
     * @param by who confirms it
     * @return what came of it
     * @throws UnknownEstate when there is no such upload or it is not theirs, with the same words
     * @throws EstateNotYours when they may only read the register
     * @throws EstateChanged when the register has changed since the file was shown
     * @throws EstateFileRefused when a row is refused: then none is brought in
     */
    @Transactional
    public ImportDone confirm(UUID id, long seen, SignedIn by) {
        String compound = upload(id, by, "").compound;
        readers.requireEditor(compound, by);
        lock.hold(compound);
        Upload upload = upload(id, by, "for update");
        if (upload.version != null) {
            return upload.done();
        }
        long version = lock.next(compound);
        if (seen != version - 1) {
            throw EstateChanged.sinceShown();
        }
        ImportPlan plan = ImportPlan.of(content(upload).lines(), standing(compound));
        int refused = (int) plan.rows().stream()
                .filter(row -> row.outcome() == ImportRow.Outcome.REFUSED)
                .count();
        if (refused > 0) {
            throw EstateFileRefused.rows(refused);
        }
        return write(upload, plan, version, by);
    }

    private ImportDone write(Upload upload, ImportPlan plan, long version, SignedIn by) {
        String compound = upload.compound;
        List<ImportPlan.Adding> newParties = plan.newParties();
        int numberless = (int)
                newParties.stream().filter(party -> party.code().isEmpty()).count();
        Set<String> given = newParties.stream().map(ImportPlan.Adding::code).collect(Collectors.toSet());
        List<String> codes = new ArrayList<>();
        // A number the file gives to somebody is not given to somebody else.
        while (codes.size() < numberless) {
            rows.nextCodes(compound, numberless - codes.size()).stream()
                    .filter(code -> !given.contains(code))
                    .forEach(codes::add);
        }
        List<RegisterRows.NewParty> parties = new ArrayList<>();
        int next = 0;
        for (ImportPlan.Adding party : newParties) {
            parties.add(new RegisterRows.NewParty(
                    party.id(), compound, party.code().isEmpty() ? codes.get(next++) : party.code()));
        }
        rows.addParties(parties);
        people.insert(
                newParties.stream().flatMap(party -> party.people().stream()).toList());
        Map<RegisterRows.Door, Long> numbers = rows.addHomes(plan.added().stream()
                .map(home -> new RegisterRows.NewHome(home.door(), home.floor(), home.area(), home.use(), null))
                .toList());
        List<RegisterRows.NewOwnership> ownerships = new ArrayList<>(plan.newlyOwned());
        plan.added()
                .forEach(home ->
                        ownerships.add(new RegisterRows.NewOwnership(numbers.get(home.door()), home.party(), null)));
        rows.own(ownerships, Acquisition.INITIAL, "导入", by.id());
        correct(plan.changed());
        plan.contacts().values().forEach(persons -> persons.forEach(people::update));
        if (numbers.size() >= MANY) {
            // Until the planner has looked at so many new rows it joins them one by one with each other.
            jdbc.sql("analyze home, ownership, owner_party, owner_person").update();
        }
        return finish(upload, plan, version, numbers, parties, by);
    }

    private void correct(List<ImportPlan.Written> homes) {
        if (homes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update home h set floor = n.floor, area = n.area, use = n.use
                        from unnest(?::bigint[], ?::int[], ?::numeric[], ?::text[]) n (id, floor, area, use)
                        where h.id = n.id
                        """)
                .param(homes.stream().map(ImportPlan.Written::home).toArray(Long[]::new))
                .param(homes.stream().map(ImportPlan.Written::floor).toArray(Integer[]::new))
                .param(homes.stream().map(ImportPlan.Written::area).toArray(BigDecimal[]::new))
                .param(homes.stream().map(home -> home.use().name()).toArray(String[]::new))
                .update();
    }

    private ImportDone finish(
            Upload upload,
            ImportPlan plan,
            long version,
            Map<RegisterRows.Door, Long> numbers,
            List<RegisterRows.NewParty> parties,
            SignedIn by) {
        int added = plan.added().size();
        int kept = (int) plan.rows().stream()
                .filter(row -> row.outcome() == ImportRow.Outcome.KEPT)
                .count();
        int changed = plan.rows().size() - added - kept;
        Set<Long> homes = new LinkedHashSet<>(numbers.values());
        plan.changed().forEach(home -> homes.add(home.home()));
        plan.newlyOwned().forEach(one -> homes.add(one.home()));
        Set<UUID> owners = new LinkedHashSet<>(plan.contacts().keySet());
        parties.forEach(party -> owners.add(party.id()));
        String details = "新增房屋 " + added + " 套、修改 " + changed + " 套、不变 " + kept + " 套，新增业主 " + parties.size() + " 位";
        if (added + changed > 0) {
            rows.remember(
                    new EstateChange(
                            upload.compound,
                            version,
                            EstateChange.Kind.IMPORT,
                            null,
                            by.id(),
                            upload.fileName.isEmpty() ? "Excel 导入" : "Excel 导入：" + upload.fileName,
                            details),
                    homes,
                    owners);
        }
        audit.record(Act.of(ActKind.REGISTER, by.id())
                .on("estate-import", upload.compound)
                .saying("导入：" + details));
        jdbc.sql("""
                        update estate_import set content = null, confirmed_by = ?, confirmed_at = ?, version = ?, added = ?,
                            changed = ?, kept = ? where id = ?
                        """)
                .params(by.id(), utc(clock.instant()), version, added, changed, kept, upload.id)
                .update();
        return new ImportDone(upload.id, upload.compound, version, added, changed, kept);
    }

    private Upload upload(UUID id, SignedIn by, String lockClause) {
        return jdbc.sql("select * from estate_import where id = ? " + lockClause)
                .param(id)
                .query((row, number) -> new Upload(
                        id,
                        row.getString("compound"),
                        row.getString("file_name"),
                        row.getString("content"),
                        row.getObject("version", Long.class),
                        row.getInt("added"),
                        row.getInt("changed"),
                        row.getInt("kept")))
                .optional()
                .filter(upload -> readers.mayEdit(upload.compound, by))
                .orElseThrow(UnknownEstate::upload);
    }

    private EstateSheet.Content content(Upload upload) {
        return EstateSheet.read(
                Base64.getDecoder().decode(cipher.decrypt(CONTENT, upload.id.toString(), upload.content)), settings);
    }

    private ImportPreview preview(Upload upload) {
        return preview(upload.id, upload.compound, upload.fileName, content(upload));
    }

    private ImportPreview preview(UUID id, String compound, String fileName, EstateSheet.Content content) {
        // The version first: what changes after it makes the confirmation fail, not pass unseen.
        long version = lock.version(compound);
        ImportPlan plan = ImportPlan.of(content.lines(), standing(compound));
        return new ImportPreview(
                id,
                compound,
                fileName,
                version,
                plan.rows(),
                plan.newParties().size(),
                plan.untouched(),
                content.notes());
    }

    private ImportPlan.Standing standing(String compound) {
        Map<RegisterRows.Door, EstateRegister.Owned> homes = new HashMap<>();
        register.owned(Scope.whole(compound), register.today())
                .forEach(owned -> homes.put(
                        new RegisterRows.Door(
                                owned.home().building(),
                                owned.home().entrance(),
                                owned.home().number()),
                        owned));
        Map<String, UUID> codes = new HashMap<>();
        Map<String, String> retired = new HashMap<>();
        jdbc.sql("""
                        select p.id, p.code, m.code as into_code from owner_party p
                            left join owner_party m on m.id = p.merged_into
                        where p.compound = ?
                        """)
                .param(compound)
                .query((row, number) -> {
                    if (row.getString("into_code") != null) {
                        retired.put(row.getString("code"), row.getString("into_code"));
                    }
                    return Map.entry(row.getString("code"), row.getObject("id", UUID.class));
                })
                .list()
                .forEach(row -> codes.put(row.getKey(), row.getValue()));
        return new ImportPlan.Standing(
                register.buildings(compound), homes, people.ofCompound(compound), codes, retired);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
