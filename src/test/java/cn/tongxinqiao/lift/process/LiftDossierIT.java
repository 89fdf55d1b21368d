package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.ELSEWHERE;
import static cn.tongxinqiao.lift.process.DrivenLift.photo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.document.Sha256;
import cn.tongxinqiao.lift.DossierIncomplete;
import cn.tongxinqiao.lift.DossierItem;
import cn.tongxinqiao.lift.DossierPart;
import cn.tongxinqiao.lift.DossierStage;
import cn.tongxinqiao.lift.LiftDossier;
import cn.tongxinqiao.lift.LiftFile;
import cn.tongxinqiao.lift.LiftWishes;
import cn.tongxinqiao.lift.SaidPosition;
import cn.tongxinqiao.lift.UnknownLiftCase;
import cn.tongxinqiao.lift.Wish;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Papers of a case: what is asked, what is there, and the whole in one file. */
@IntegrationTest
class LiftDossierIT {

    @Autowired
    private DrivenLift lift;

    @Autowired
    private LiftDossier dossier;

    @Autowired
    private LiftWishes wishes;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void leaveNothingOpen() {
        lift.leaveNothingOpen();
    }

    @Test
    void aStageClosesOnlyWithEveryRequiredPaperAndADecisionOnEachByNeed() throws IOException {
        String number = lift.at("SCHEME", "userTask_scheme");

        assertThatThrownBy(() -> dossier.requireComplete(number, DossierStage.SCHEME))
                .isInstanceOf(DossierIncomplete.class)
                .hasMessageContaining("初步设计方案图")
                .hasMessageContaining("结构、消防、管线安全意见")
                .hasMessageContaining("/lift-cases/" + number + "/dossier");
        dossier.add(number, DossierStage.SCHEME, "SCHEME_DRAWINGS", List.of(pdf(2)), CLERK);
        assertThatThrownBy(() -> dossier.requireComplete(number, DossierStage.SCHEME))
                .hasMessageNotContaining("初步设计方案图")
                .hasMessageContaining("结构、消防、管线安全意见");
        dossier.notNeeded(number, DossierStage.SCHEME, "SAFETY", "不占消防车道", CLERK);

        dossier.requireComplete(number, DossierStage.SCHEME);
        assertThat(item(number, DossierStage.SCHEME, "SAFETY").waiver()).isEqualTo("不占消防车道");
        assertThat(jdbc.sql("select reason from lift_paper_waiver where lift = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .startsWith("v1:");
        dossier.neededAfterAll(number, DossierStage.SCHEME, "SAFETY", CLERK);
        assertThat(dossier.missing(number, DossierStage.SCHEME))
                .singleElement()
                .asString()
                .contains("安全意见");
    }

    @Test
    void aRequiredPaperCannotBeSaidNotToBeNeeded() {
        String number = lift.at("SCHEME", "userTask_scheme");

        assertThatThrownBy(() -> dossier.notNeeded(number, DossierStage.SCHEME, "SCHEME_DRAWINGS", "没有", CLERK))
                .hasMessageContaining("必备");
        assertThatThrownBy(() -> dossier.notNeeded(number, DossierStage.SCHEME, "SAFETY", " ", CLERK))
                .hasMessageContaining("理由");
        assertThatThrownBy(() -> dossier.add(number, DossierStage.SCHEME, "NONE", List.of(photo()), CLERK))
                .isInstanceOf(UnknownLiftCase.class);
    }

    @Test
    void theSameFileTwiceIsKeptOnceAndCanBeTakenBack() throws IOException {
        String number = lift.at("SCHEME", "userTask_scheme");
        LiftFile file = pdf(1);
        dossier.add(number, DossierStage.SCHEME, "SCHEME_DRAWINGS", List.of(file, file), CLERK);
        dossier.add(number, DossierStage.SCHEME, "SCHEME_DRAWINGS", List.of(file), CLERK);

        var files = item(number, DossierStage.SCHEME, "SCHEME_DRAWINGS").files();
        assertThat(files).hasSize(1);
        assertThat(files.get(0).sha256()).isEqualTo(Sha256.of(file.bytes()));
        dossier.remove(
                number, DossierStage.SCHEME, "SCHEME_DRAWINGS", files.get(0).document(), CLERK);
        assertThat(item(number, DossierStage.SCHEME, "SCHEME_DRAWINGS").state()).isEqualTo(DossierItem.State.MISSING);
    }

    @Test
    void whatCannotBeBoundIsRefusedWhenItIsUploaded() throws IOException {
        String number = lift.at("SCHEME", "userTask_scheme");

        assertThatThrownBy(() -> add(number, locked()))
                .isInstanceOf(DocumentNotAccepted.class)
                .hasMessageContaining("密码");
        byte[] whole = pdf(1).bytes();
        byte[] broken = new byte[whole.length];
        System.arraycopy(whole, 0, broken, 0, 20);
        System.arraycopy(whole, whole.length - 60, broken, whole.length - 60, 60);
        assertThatThrownBy(() -> add(number, broken))
                .isInstanceOf(DocumentNotAccepted.class)
                .hasMessageContaining("打不开");
        assertThatThrownBy(() -> add(number, "文字".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DocumentNotAccepted.class)
                .hasMessageContaining("PDF、JPEG、PNG");
    }

    @Test
    void theDossierIsOnlyForThoseWhoReadTheCase() {
        String number = lift.at("SCHEME", "userTask_scheme");

        assertThatThrownBy(() -> dossier.parts(number, ELSEWHERE)).isInstanceOf(UnknownLiftCase.class);
        assertThatThrownBy(() -> dossier.writePdf(number, ELSEWHERE, new ByteArrayOutputStream()))
                .isInstanceOf(UnknownLiftCase.class);
        assertThatThrownBy(() -> dossier.writeZip(number, ELSEWHERE, new ByteArrayOutputStream()))
                .isInstanceOf(UnknownLiftCase.class);
        assertThatThrownBy(() -> dossier.open(number, DossierStage.SCHEME, "SHARES", "shares", ELSEWHERE))
                .isInstanceOf(UnknownLiftCase.class);
        assertThatThrownBy(() -> dossier.add(number, DossierStage.SCHEME, "SAFETY", List.of(photo()), ELSEWHERE))
                .isInstanceOf(UnknownLiftCase.class);
        assertThatThrownBy(() -> dossier.open(number, DossierStage.SCHEME, "SHARES", "minutes-x", CLERK))
                .isInstanceOf(UnknownLiftCase.class);
    }

    @Test
    void anEndedCaseTakesNoMorePapers() throws IOException {
        String number = lift.at("SCHEME", "userTask_scheme");
        LiftFile file = pdf(1);
        lift.leaveNothingOpen();

        assertThatThrownBy(() -> dossier.add(number, DossierStage.SCHEME, "SAFETY", List.of(file), CLERK))
                .hasMessageContaining("已终止");
    }

    @Test
    void theWholeIsOnePdfWithAListAndPageNumbers() throws IOException {
        String number = filled();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        dossier.writePdf(number, CLERK, bytes);

        try (PDDocument whole = Loader.loadPDF(bytes.toByteArray())) {
            int pages = whole.getNumberOfPages();
            String text = new PDFTextStripper().getText(whole);
            String first = page(whole, 1);
            assertThat(first).contains("加装电梯案卷", number, "初步设计方案图", "费用预算和分摊");
            for (int page = 1; page <= pages; page++) {
                assertThat(page(whole, page)).contains("案卷第 " + page + " 页，共 " + pages + " 页");
            }
            assertThat(text).contains("各户意愿记录", "费用分摊和补偿", "586,000.00");
            assertThat(text).doesNotContain("张三丰", "13800138000");
            assertThat(whole.getDocumentCatalog()
                            .getDocumentOutline()
                            .getFirstChild()
                            .getTitle())
                    .contains("建档");
            int drawings = pageOf(first + page(whole, 2), "方案图");
            assertThat(page(whole, drawings)).contains("page 1 of a drawing");
            assertThat(page(whole, drawings + 1)).contains("page 2 of a draw");
        }
        assertThat(audited(number, "EXPORT")).isEqualTo(1);
    }

    @Test
    void theArchiveHoldsEveryFileWithItsFingerprint() throws IOException {
        String number = filled();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        dossier.writeZip(number, CLERK, bytes);

        Map<String, byte[]> files = unzip(bytes.toByteArray());
        List<String> sums = new String(files.get("SHA256SUMS"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        long there = dossier.parts(number, CLERK).stream()
                .flatMap(part -> part.items().stream())
                .mapToLong(item -> item.files().size())
                .sum();
        assertThat(sums).hasSize((int) there);
        assertThat(files).hasSize((int) there + 3);
        for (String line : sums) {
            assertThat(Sha256.of(files.get(line.substring(66)))).isEqualTo(line.substring(0, 64));
        }
        assertThat(new String(files.get("目录.html"), StandardCharsets.UTF_8))
                .contains("申请表", "SHA256SUMS")
                .doesNotContain("<script");
        assertThat(files.get("目录.xlsx")).startsWith('P', 'K');
    }

    @Test
    void aFormDoesNotCloseAStageWhosePapersAreMissing() throws IOException {
        String number = lift.at("SCHEME", "userTask_scheme");
        String scheme = jdbc.sql("select scheme || ':' || scheme_version from lift_case where number = ?")
                .param(number)
                .query(String.class)
                .single();

        assertThatThrownBy(() -> lift.submitAsItIs(
                        lift.task(number, "userTask_scheme"), "community01", Map.of("scheme", scheme)))
                .hasMessageContaining("还缺材料")
                .hasMessageContaining("初步设计方案图");
        assertThat(lift.openTasks(number)).containsExactly("userTask_scheme");

        dossier.add(number, DossierStage.SCHEME, "SCHEME_DRAWINGS", List.of(pdf(1)), CLERK);
        dossier.notNeeded(number, DossierStage.SCHEME, "SAFETY", "不占消防车道", CLERK);
        lift.submitAsItIs(lift.task(number, "userTask_scheme"), "community01", Map.of("scheme", scheme));
        assertThat(lift.openTasks(number)).doesNotContain("userTask_scheme");
    }

    @Test
    void openingAPaperIsAudited() {
        String number = lift.at("SCHEME", "userTask_scheme");
        assertThat(dossier.open(number, DossierStage.SCHEME, "SHARES", "shares", CLERK)
                        .bytes())
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));

        assertThat(audited(number, "REVEAL")).isEqualTo(1);
    }

    private String filled() throws IOException {
        String number = lift.at("SCHEME", "userTask_scheme");
        wishes.record(
                number,
                null,
                List.of(new SaidPosition(lift.home("101").home().id(), Wish.OPPOSE, null, "挡光", "换玻璃井道")),
                CLERK,
                DrivenLift.key());
        dossier.add(number, DossierStage.PROPOSED, "APPLICATION", List.of(photo()), CLERK);
        dossier.add(
                number,
                DossierStage.SCHEME,
                "SCHEME_DRAWINGS",
                List.of(new LiftFile("方案图𠮷.pdf", pdf(2).bytes())),
                CLERK);
        return number;
    }

    private static int pageOf(String list, String name) {
        return list.lines()
                .filter(line -> line.contains(name + "𠮷")
                        || line.contains(name + ".pdf")
                        || line.matches(".*" + name + ".*\\.pdf \\d+ \\d+"))
                .findFirst()
                .map(line -> line.replaceAll(".*\\.pdf (\\d+) \\d+.*", "$1"))
                .map(Integer::valueOf)
                .orElseThrow(() -> new AssertionError(list));
    }

    private void add(String number, byte[] bytes) {
        dossier.add(number, DossierStage.SCHEME, "SAFETY", List.of(new LiftFile("x.pdf", bytes)), CLERK);
    }

    private DossierItem item(String number, DossierStage stage, String paper) {
        return dossier.parts(number, CLERK).stream()
                .filter(part -> part.stage() == stage)
                .map(DossierPart::items)
                .flatMap(List::stream)
                .filter(item -> item.paper().code().equals(paper))
                .findFirst()
                .orElseThrow();
    }

    private int audited(String number, String kind) {
        return jdbc.sql("select count(*) from audit_entry where case_number = ? and kind = ?")
                .params(number, kind)
                .query(Integer.class)
                .single();
    }

    private static String page(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    static LiftFile pdf(int pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int page = 1; page <= pages; page++) {
                PDPage sheet = new PDPage();
                sheet.setRotation(page % 2 == 0 ? 90 : 0);
                document.addPage(sheet);
                try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(document, sheet)) {
                    content.beginText();
                    content.setFont(
                            new org.apache.pdfbox.pdmodel.font.PDType1Font(
                                    org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName.HELVETICA),
                            12);
                    content.newLineAtOffset(100, 500);
                    content.showText("page " + page + " of a drawing " + DrivenLift.key());
                    content.endText();
                }
            }
            return saved(document);
        }
    }

    private static byte[] locked() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            return saved(document).bytes();
        }
    }

    private static LiftFile saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return new LiftFile("drawing.pdf", bytes.toByteArray());
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
