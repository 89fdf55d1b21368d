package cn.tongxinqiao.estate;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives the register of a compound as an Excel file. Each goes to the log; names in clear only for a reason. */
@Service
public class EstateExports {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final EstateRegister register;
    private final EstateReaders readers;
    private final PersonRows people;
    private final AuditLog audit;
    private final Clock clock;

    EstateExports(EstateRegister register, EstateReaders readers, PersonRows people, AuditLog audit, Clock clock) {
        this.register = register;
        this.readers = readers;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The register with names, phones and mail addresses masked. Such a file is refused when it is imported.
     *
     * @param compound code of the compound
     * @param by who asks
     * @return the workbook
     * @throws UnknownEstate when the compound does not exist or is not theirs to read, with the same words
     */
    @Transactional
    public byte[] masked(String compound, SignedIn by) {
        readers.requireReader(compound, by);
        return written(compound, null, by, PersonRows.Row::masked, "遮蔽导出");
    }

    /**
     * The register in clear, as it can be imported again.
     *
     * @param compound code of the compound
     * @param reason what for, 2 to 200 characters
     * @param by who asks
     * @return the workbook
     * @throws UnknownEstate when the compound does not exist or is not theirs to read, with the same words
     * @throws EstateNotYours when they may read it only piece by piece
     * @throws EstateReadWithoutReason when the reason is missing, too short or too long
     */
    @Transactional
    public byte[] clear(String compound, String reason, SignedIn by) {
        readers.requireEditor(compound, by);
        return written(compound, EstateReadWithoutReason.requireReason(reason), by, PersonRows.Row::clear, "完整导出");
    }

    private byte[] written(
            String compound, String reason, SignedIn by, Function<PersonRows.Row, OwnerPerson> shown, String kind) {
        Map<UUID, List<PersonRows.Row>> byParty = people.ofCompound(compound);
        Map<String, String> buildings = register.buildingNames(compound);
        List<Map<EstateSheet.Column, String>> rows = new ArrayList<>();
        for (EstateRegister.Owned owned : register.owned(Scope.whole(compound), register.today())) {
            Home home = owned.home();
            Map<EstateSheet.Column, String> row = new EnumMap<>(EstateSheet.Column.class);
            row.put(EstateSheet.Column.BUILDING, buildings.get(home.building()));
            row.put(EstateSheet.Column.ENTRANCE, home.entrance());
            row.put(EstateSheet.Column.NUMBER, home.number());
            row.put(EstateSheet.Column.FLOOR, String.valueOf(home.floor()));
            row.put(EstateSheet.Column.AREA, home.area().toPlainString());
            row.put(EstateSheet.Column.USE, home.use().label());
            if (owned.party() != null) {
                List<OwnerPerson> persons = byParty.getOrDefault(owned.party(), List.of()).stream()
                        .map(shown)
                        .toList();
                row.put(EstateSheet.Column.OWNER, owned.code());
                row.put(EstateSheet.Column.NAMES, joined(persons, OwnerPerson::name));
                row.put(EstateSheet.Column.PHONES, joined(persons, OwnerPerson::phone));
                row.put(EstateSheet.Column.MAILS, joined(persons, OwnerPerson::mail));
                row.put(EstateSheet.Column.ID_TAILS, joined(persons, OwnerPerson::idTail));
            }
            rows.add(row);
        }
        audit.record(Act.of(ActKind.EXPORT, by.id())
                .on("estate", compound)
                .because(reason)
                .saying(kind + "，房屋 " + rows.size() + " 套"));
        return EstateSheet.write(
                rows,
                kind + "：" + by.id() + "，" + MINUTE.format(LocalDateTime.now(clock))
                        + (reason == null ? "。姓名和电话已遮蔽，不能再导入。" : "。含个人信息，用完请删除。"));
    }

    /** One value for each person in order; nothing where none has one. */
    private static String joined(List<OwnerPerson> persons, Function<OwnerPerson, String> value) {
        if (persons.stream().map(value).allMatch(Objects::isNull)) {
            return "";
        }
        return persons.stream()
                .map(person -> Objects.requireNonNullElse(value.apply(person), ""))
                .collect(Collectors.joining("、"));
    }
}
