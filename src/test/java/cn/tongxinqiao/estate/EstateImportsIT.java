package cn.tongxinqiao.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class EstateImportsIT {

    private static final Logger LOG = LoggerFactory.getLogger(EstateImportsIT.class);
    private static final SignedIn WORKER = new SignedIn("community03", Set.of("role-staff", "community-440118003901"));
    private static final SignedIn STRANGER =
            new SignedIn("community02", Set.of("role-staff", "community-440118002901"));
    private static final SignedIn HOUSING = new SignedIn("housing", Set.of("role-staff", "dept-housing"));
    private static final String[] HEAD = {"楼栋", "单元", "房号", "楼层", "建筑面积", "用途", "业主编号", "业主姓名", "电话", "邮箱", "证件后四位"};

    private static int last;

    @Autowired
    private EstateImports imports;

    @Autowired
    private EstateExports exports;

    @Autowired
    private EstateRegister register;

    @Autowired
    private EstateSnapshots snapshots;

    @Autowired
    private OwnerContacts contacts;

    @Autowired
    private JdbcClient jdbc;

    private String compound;

    @BeforeEach
    void aCompoundOfItsOwn() {
        compound = "IMP" + ++last;
        jdbc.sql("insert into compound (code, name, community_code) values (?, ?, '440118003901')")
                .params(compound, "导入小区" + last)
                .update();
        jdbc.sql("insert into building (code, compound, name, storeys, lift) values (?, ?, '1栋', 30, false)")
                .params(compound + "-1", compound)
                .update();
    }

    private interface Filling {
        void in(Worksheet sheet) throws IOException;
    }

    private static byte[] workbook(String name, Filling filling) {
        return book(book -> {
            Worksheet sheet = book.newWorksheet(name);
            filling.in(sheet);
            sheet.finish();
        });
    }

    private interface Sheets {
        void in(Workbook book) throws IOException;
    }

    private static byte[] book(Sheets sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", null)) {
            sheets.in(book);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static byte[] file(Object[]... rows) {
        return workbook("房屋", sheet -> fill(sheet, rows));
    }

    private static void fill(Worksheet sheet, Object[]... rows) {
        for (int column = 0; column < HEAD.length; column++) {
            sheet.value(0, column, HEAD[column]);
        }
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                Object value = rows[row][column];
                if (value instanceof Number number) {
                    sheet.value(row + 1, column, number);
                } else if (value != null) {
                    sheet.value(row + 1, column, (String) value);
                }
            }
        }
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    private ImportPreview shown(byte[] file) {
        return imports.upload(compound, "名册.xlsx", file, WORKER);
    }

    private ImportDone brought(byte[] file) {
        ImportPreview preview = shown(file);
        return imports.confirm(preview.id(), preview.version(), WORKER);
    }

    private List<RegisteredHome> homes() {
        return register.homes(Scope.whole(compound));
    }

    @Test
    void nothingIsWrittenBeforeItIsConfirmedAndOnceAfter() {
        ImportPreview preview = shown(file(
                row(
                        "1栋",
                        "1单元",
                        "101",
                        1,
                        new BigDecimal("88.6"),
                        "住宅",
                        "",
                        "张三",
                        "13800010001",
                        "z@demo.example",
                        "123X"),
                row("1栋", "1单元", "102", "1", "72.40", "", "", "李四、王五", "、13800010002", "", "")));

        assertThat(preview.rows()).extracting(ImportRow::outcome).containsOnly(ImportRow.Outcome.ADDED);
        assertThat(preview.newParties()).isEqualTo(2);
        assertThat(preview.rows().get(0).words().toString()).contains("张*").doesNotContain("张三", "13800010001");
        assertThat(homes()).isEmpty();

        ImportDone done = imports.confirm(preview.id(), preview.version(), WORKER);
        ImportDone again = imports.confirm(preview.id(), preview.version(), WORKER);

        assertThat(again).isEqualTo(done);
        assertThat(done.added()).isEqualTo(2);
        assertThat(homes()).hasSize(2);
        assertThat(homes().get(0).home().area()).isEqualTo(new BigDecimal("88.60"));
        assertThat(homes().get(0).partyCode()).isEqualTo("O01");
        OwnerParty couple = contacts.reveal(homes().get(1).party(), "核对导入", WORKER);
        assertThat(couple.people()).extracting(OwnerPerson::phone).containsExactly(null, "13800010002");
        assertThat(jdbc.sql("select content from estate_import where id = ?")
                        .param(preview.id())
                        .query((row, number) -> String.valueOf(row.getString(1)))
                        .single())
                .isEqualTo("null");
    }

    @Test
    void whatIsExportedComesBackAsNoChange() {
        brought(file(
                row("1栋", "1单元", "101", 1, 88.6, "住宅", "A-1", "张三", "13800010001", "z@demo.example", "0123"),
                row("1栋", "1单元", "102", -1, 72.4, "车位", "A-1", "张三", "", "", ""),
                row("1栋", "", "3-1", 3, "100", "商铺", "", "李四、王五", "020-88886666、", "、w@demo.example", "")));

        ImportPreview back = shown(exports.clear(compound, "迁移核对", WORKER));

        assertThat(back.rows()).hasSize(3);
        assertThat(back.rows()).extracting(ImportRow::outcome).containsOnly(ImportRow.Outcome.KEPT);
        assertThat(back.newParties()).isZero();
        assertThat(homes().stream().map(RegisteredHome::party).distinct()).hasSize(2);
        assertThat(jdbc.sql("select count(*) from audit_entry where kind = 'EXPORT' and subject_id = ?")
                        .param(compound)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aMaskedFileIsRefused() {
        brought(file(row("1栋", "", "101", 1, 88.6, "", "", "张三", "13800010001", "", "")));
        byte[] masked = exports.masked(compound, HOUSING);

        assertThatThrownBy(() -> shown(masked))
                .isInstanceOf(EstateFileRefused.class)
                .hasMessageContaining("遮蔽");
        assertThatThrownBy(() -> exports.clear(compound, "看看", HOUSING)).isInstanceOf(EstateNotYours.class);
        assertThatThrownBy(() -> exports.clear(compound, "", WORKER)).isInstanceOf(EstateReadWithoutReason.class);
        assertThatThrownBy(() -> exports.masked(compound, STRANGER)).isInstanceOf(UnknownEstate.class);
    }

    @Test
    void everyBadRowIsListedAndNoneIsBroughtIn() {
        byte[] file = workbook("房屋", sheet -> {
            fill(
                    sheet,
                    row("1栋", "", "101", 1, 88.6, "", "", "好人甲", "", "", ""),
                    row("9栋", "", "102", 1, 88.6, "", "", "甲", "", "", ""),
                    row("1栋", "", "103", 1, 0, "", "", "甲", "", "", ""),
                    row("1栋", "", "104", 1, "88.605", "", "", "甲", "", "", ""),
                    row("1栋", "", "105", 31, 88.6, "", "", "甲", "", "", ""),
                    row("1栋", "", "106", 0, 88.6, "", "", "甲", "", "", ""),
                    row("1栋", "", "101", 1, 88.6, "", "", "甲", "", "", ""),
                    row("1栋", "", "107", 1, 88.6, "别墅", "", "甲", "", "", ""),
                    row("1栋", "", "108", 1, 88.6, "", "", "甲", "1380001", "", ""),
                    row("1栋", "", "109", 1, 88.6, "", "", "甲", "", "no-mail", ""),
                    row("1栋", "", "110", 1, 88.6, "", "", "", "", "", ""),
                    row("1栋", "", "111", 1, null, "", "", "甲", "", "", ""),
                    row("1栋", "", "112", 1, 88.6, "", "", "甲", "", "", 123),
                    row("1栋", "", "113", 1, 88.6, "", "", "甲", "13800010001、13800010002", "", ""),
                    row("1栋", "", "114", 1, 88.6, "", "", "甲", "", "", ""),
                    row("1栋", "", "115", 1, 88.6, "", "", "甲", "", "", ""),
                    row("1栋", "", null, 1, 88.6, "", "", "甲", "", "", ""),
                    row("1栋", "", "117", 1, null, "", "", "甲", "", "", ""),
                    row("1栋", "", "<b>", 1, 88.6, "", "", "甲", "", "", ""));
            sheet.hideRow(15);
            sheet.range(16, 0, 16, 1).merge();
            sheet.value(17, 2, LocalDate.of(2026, 3, 1));
            sheet.style(17, 2).format("yyyy-mm-dd").set();
            sheet.formula(18, 4, "80+8");
        });

        ImportPreview preview = shown(file);

        assertThat(preview.confirmable()).isFalse();
        assertThat(preview.count(ImportRow.Outcome.REFUSED)).isEqualTo(18);
        assertThat(preview.rows().get(0).outcome()).isEqualTo(ImportRow.Outcome.ADDED);
        String[] reasons = {
            "",
            "没有名为“9栋”的楼栋",
            "大于 0",
            "最多两位小数",
            "超过这栋楼的 30 层",
            "没有 0 层",
            "与第 2 行是同一套",
            "没有“别墅”",
            "电话不是",
            "邮箱的格式",
            "缺少业主姓名",
            "缺少建筑面积",
            "前面的 0 丢了",
            "比业主姓名多",
            "隐藏的行",
            "合并的单元格",
            "变成了日期",
            "是公式",
            "房号只能用"
        };
        for (int at = 1; at < reasons.length; at++) {
            assertThat(preview.rows().get(at).words().toString())
                    .as("row " + at)
                    .contains(reasons[at]);
        }
        assertThatThrownBy(() -> imports.confirm(preview.id(), preview.version(), WORKER))
                .isInstanceOf(EstateFileRefused.class)
                .hasMessageContaining("18 行");
        assertThat(homes()).isEmpty();
    }

    @Test
    void fullWidthDigitsAndNumbersAsTextAreUnderstood() {
        ImportDone done = brought(file(row("１栋", " １单元 ", "１０１", "１", "８８．６０", "", "", "张三", "１３８０００１０００１", "", "")));

        assertThat(done.added()).isEqualTo(1);
        assertThat(homes().get(0).home().number()).isEqualTo("101");
        assertThat(homes().get(0).home().entrance()).isEqualTo("1单元");
        assertThat(homes().get(0).home().area()).isEqualTo(new BigDecimal("88.60"));
    }

    @Test
    void whatExcelComputedToSeventeenDigitsIsWhatItShows() {
        brought(file(row("1栋", "", "101", 1, new BigDecimal("88.599999999999994"), "", "", "张三", "", "", "")));

        assertThat(homes().get(0).home().area()).isEqualTo(new BigDecimal("88.60"));
    }

    @Test
    void onePersonWithSeveralHomesBecomesOneOwner() {
        ImportPreview preview = shown(file(
                row("1栋", "", "101", 1, 80, "", "", "张三", "13800010001", "", ""),
                row("1栋", "", "102", 1, 80, "", "", "张三", "138 0001 0001", "", ""),
                row("1栋", "", "103", 1, 80, "", "", "张三", "", "", "4321"),
                row("1栋", "", "104", 1, 80, "", "", "张三", "13800010009", "", "4321"),
                row("1栋", "", "105", 1, 80, "", "X1", "李四", "13800010003", "", ""),
                row("1栋", "", "106", 1, 80, "", "X2", "李四", "13800010003", "", "")));

        assertThat(preview.rows().get(1).words().toString()).contains("与第 2 行 是同一人");
        assertThat(preview.rows().get(2).words().toString()).contains("同名");
        assertThat(preview.rows().get(3).words().toString()).contains("与第 4 行 是同一人");
        assertThat(preview.rows().get(5).words().toString()).contains("请用同一个业主编号");
        assertThat(preview.newParties()).isEqualTo(3);
    }

    @Test
    void anotherOwnerIsNeverBroughtInByAFile() {
        brought(file(row("1栋", "", "101", 1, 80, "", "", "张三", "13800010001", "", "")));

        ImportPreview other = shown(file(row("1栋", "", "101", 1, 80, "", "", "李四", "", "", "")));
        ImportPreview byCode = shown(file(row("1栋", "", "101", 1, 80, "", "O01", "李四", "", "", "")));

        assertThat(other.rows().get(0).words().toString()).contains("张*（O01）", "登记过户");
        assertThat(byCode.rows().get(0).words().toString()).contains("业主编号 O01 是 张*");
    }

    @Test
    void changesAreShownAndBlanksTakeNothingAway() {
        brought(file(
                row("1栋", "", "101", 1, 80, "", "", "张三", "13800010001", "z@demo.example", ""),
                row("1栋", "", "102", 1, 80, "", "", "李四", "", "", "")));

        ImportPreview preview = shown(file(row("1栋", "", "101", 2, "80.50", "商铺", "", "张三", "13800010009", "", "")));

        assertThat(preview.untouched()).isEqualTo(1);
        assertThat(preview.rows().get(0).words())
                .containsExactly("楼层 1 → 2", "建筑面积 80.00 → 80.50", "用途 住宅 → 商铺", "电话修改为 138****0009");
        imports.confirm(preview.id(), preview.version(), WORKER);
        OwnerPerson person =
                contacts.reveal(homes().get(1).party(), "核对", WORKER).people().get(0);
        assertThat(person.phone()).isEqualTo("13800010009");
        assertThat(person.mail()).isEqualTo("z@demo.example");
    }

    @Test
    void aRegisterThatChangedMeanwhileIsComparedAgain() {
        ImportPreview first = shown(file(row("1栋", "", "101", 1, 80, "", "", "张三", "", "", "")));
        ImportPreview second = shown(file(row("1栋", "", "101", 1, 81, "", "", "张三", "", "", "")));
        imports.confirm(first.id(), first.version(), WORKER);

        assertThatThrownBy(() -> imports.confirm(second.id(), second.version(), WORKER))
                .isInstanceOf(EstateChanged.class);
        assertThat(imports.show(second.id(), WORKER).rows().get(0).words()).containsExactly("建筑面积 80.00 → 81.00");
        assertThatThrownBy(() -> imports.show(first.id(), WORKER)).isInstanceOf(UnknownEstate.class);
    }

    @Test
    void twoAtOnceBringInOne() throws Exception {
        ImportPreview preview = shown(file(row("1栋", "", "101", 1, 80, "", "", "张三", "", "", "")));
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<ImportDone>> answers = new ArrayList<>();
            for (int at = 0; at < 4; at++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return imports.confirm(preview.id(), preview.version(), WORKER);
                }));
            }
            start.countDown();
            for (Future<ImportDone> answer : answers) {
                assertThat(answer.get().added()).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(homes()).hasSize(1);
    }

    @Test
    void onlyWhoMayEditImports() {
        byte[] file = file(row("1栋", "", "101", 1, 80, "", "", "张三", "", "", ""));
        ImportPreview preview = shown(file);

        assertThatThrownBy(() -> imports.upload(compound, null, file, HOUSING)).isInstanceOf(EstateNotYours.class);
        assertThatThrownBy(() -> imports.upload(compound, null, file, STRANGER)).isInstanceOf(UnknownEstate.class);
        assertThatThrownBy(() -> imports.show(preview.id(), STRANGER)).isInstanceOf(UnknownEstate.class);
        assertThatThrownBy(() -> imports.confirm(preview.id(), preview.version(), STRANGER))
                .isInstanceOf(UnknownEstate.class);
    }

    @Test
    void filesThatAreNoRegisterAreRefusedInWords() throws IOException {
        assertRefused(new byte[0], "请选择");
        assertRefused("楼栋,房号".getBytes(), "不是 Excel");
        assertRefused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}, "旧版");
        assertRefused(workbook("房屋", sheet -> sheet.value(0, 0, "楼栋")), "缺少这些列：房号、楼层、建筑面积、业主姓名");
        assertRefused(file(), "没有任何一行");
        assertRefused(zip("xl/workbook.xml", "xl/vbaProject.bin"), "宏");
        assertRefused(zip("word/document.xml"), "不是 Excel");
        assertRefused(bomb(), "解开以后太大");
        assertRefused(zip("xl/workbook.xml"), "不是 Excel");
    }

    @Test
    void otherSheetsAndColumnsArePassedOverInWords() {
        ImportPreview preview = shown(book(book -> {
            Worksheet other = book.newWorksheet("去年");
            other.value(0, 0, "楼栋");
            other.range(0, 0, 3, 3).merge();
            other.finish();
            Worksheet sheet = book.newWorksheet("房屋");
            fill(sheet, row("1栋", "", "101", 1, 80, "", "", "张三", "", "", ""));
            sheet.value(0, 11, "备注");
            sheet.finish();
        }));

        assertThat(preview.notes().toString()).contains("去年", "备注");
        assertThat(preview.confirmable()).isTrue();
    }

    @Test
    void aNameLikeAFormulaIsTextInTheExport() throws IOException {
        brought(file(row("1栋", "", "101", 1, 80, "", "", "=cmd|calc", "", "", "")));

        byte[] export = exports.clear(compound, "核对", WORKER);

        try (ReadableWorkbook book = new ReadableWorkbook(new java.io.ByteArrayInputStream(export))) {
            assertThat(book.findSheet("房屋")
                            .orElseThrow()
                            .read()
                            .get(1)
                            .getCell(7)
                            .getFormula())
                    .isNull();
        }
        assertThat(shown(export).rows().get(0).outcome()).isEqualTo(ImportRow.Outcome.KEPT);
    }

    @Test
    void fiveThousandHomesComeInInSeconds() {
        jdbc.sql("update building set storeys = 200 where compound = ?")
                .param(compound)
                .update();
        Object[][] rows = new Object[5000][];
        for (int at = 0; at < rows.length; at++) {
            rows[at] = row(
                    "1栋",
                    "1单元",
                    String.valueOf(10000 + at),
                    at / 40 + 1,
                    "88.60",
                    "住宅",
                    "",
                    "业主" + at,
                    "138" + (20000000 + at),
                    "",
                    "");
        }
        byte[] file = file(rows);
        long begun = System.nanoTime();
        ImportPreview preview = shown(file);
        long compared = System.nanoTime();
        imports.confirm(preview.id(), preview.version(), WORKER);
        long written = System.nanoTime();
        assertThat(homes()).hasSize(5000);
        long read = System.nanoTime();
        byte[] export = exports.clear(compound, "核对", WORKER);
        long exported = System.nanoTime();
        assertThat(shown(export).count(ImportRow.Outcome.KEPT)).isEqualTo(5000);
        long before = System.nanoTime();
        Snapshot snapshot = snapshots.take(Scope.whole(compound), "EstateImportsIT-5000", WORKER);
        long frozen = System.nanoTime();
        assertThat(snapshots.get(snapshot.id())).isEqualTo(snapshot);
        long got = System.nanoTime();

        LOG.info(
                "5,000 homes: compared in {} ms, brought in in {} ms, read in {} ms, exported in {} ms, file {} kB,"
                        + " frozen in {} ms, frozen ones read in {} ms",
                (compared - begun) / 1_000_000,
                (written - compared) / 1_000_000,
                (read - written) / 1_000_000,
                (exported - read) / 1_000_000,
                file.length / 1024,
                (frozen - before) / 1_000_000,
                (got - frozen) / 1_000_000);
    }

    @Test
    void tenThousandBadRowsAreAllListed() {
        Object[][] rows = new Object[10000][];
        for (int at = 0; at < rows.length; at++) {
            rows[at] = row("无此楼", "", String.valueOf(at + 1), 1, "88.60", "", "", "业主" + at, "", "", "");
        }

        assertThat(shown(file(rows)).count(ImportRow.Outcome.REFUSED)).isEqualTo(10000);
    }

    private void assertRefused(byte[] file, String words) {
        assertThatThrownBy(() -> shown(file))
                .isInstanceOf(EstateFileRefused.class)
                .hasMessageContaining(words);
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".getBytes());
            }
        }
        return out.toByteArray();
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] megabyte = new byte[1 << 20];
            for (int at = 0; at < 100; at++) {
                zip.write(megabyte);
            }
        }
        return out.toByteArray();
    }
}
