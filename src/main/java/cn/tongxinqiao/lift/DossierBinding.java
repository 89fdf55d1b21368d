package cn.tongxinqiao.lift;

import cn.tongxinqiao.document.PdfBinder;
import cn.tongxinqiao.document.Sha256;
import cn.tongxinqiao.lift.RecordPaper.Fact;
import cn.tongxinqiao.lift.RecordPaper.Section;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Puts a whole dossier into one file. */
@Component
class DossierBinding {

    private static final String TITLE = "加装电梯案卷 ";
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");
    private static final String APPLICATION = "tongxinqiao";

    private final DossierSources sources;
    private final PdfBinder binder;
    private final ITemplateEngine templates;
    private final Clock clock;

    DossierBinding(DossierSources sources, PdfBinder binder, ITemplateEngine templates, Clock clock) {
        this.sources = sources;
        this.binder = binder;
        this.templates = templates;
        this.clock = clock;
    }

    /** A file and the paper it belongs to. */
    private record Line(DossierPart part, DossierItem item, DossierFile file) {}

    /** A line of the lists in an archive. */
    record Entry(String stage, String paper, String state, String path, String size, String sha256, String at) {}

    void pdf(LiftCase lift, List<DossierPart> dossier, OutputStream to) throws IOException {
        List<Line> lines = lines(dossier);
        List<PdfBinder.Part> parts = lines.stream()
                .map(line -> new PdfBinder.Part(
                        line.part().stage().label() + " · "
                                + line.item().paper().label() + " · "
                                + line.file().name(),
                        line.file().mediaType(),
                        () -> sources.open(lift, line.file())))
                .toList();
        binder.bind(TITLE + lift.number(), parts, places -> list(lift, dossier, lines, places), to);
    }

    private static List<Line> lines(List<DossierPart> dossier) {
        return dossier.stream()
                .flatMap(part -> part.items().stream()
                        .flatMap(item -> item.files().stream().map(file -> new Line(part, item, file))))
                .toList();
    }

    private byte[] list(LiftCase lift, List<DossierPart> dossier, List<Line> lines, List<PdfBinder.Place> places) {
        List<Section> sections = new ArrayList<>();
        int next = 0;
        for (DossierPart part : dossier) {
            List<List<String>> rows = new ArrayList<>();
            for (DossierItem item : part.items()) {
                if (item.files().isEmpty()) {
                    rows.add(List.of(item.paper().label(), state(part, item), "", ""));
                }
                for (DossierFile file : item.files()) {
                    PdfBinder.Place place = places.get(next++);
                    rows.add(List.of(
                            item.paper().label(),
                            file.name() + (place.bound() ? "" : "（未并入，见压缩包）"),
                            String.valueOf(place.page()),
                            String.valueOf(place.pages())));
                }
            }
            sections.add(Section.table(
                    part.stage().label() + "（" + part.progress().label() + "）", List.of("材料", "文件", "页码", "页数"), rows));
        }
        return sources.print(
                new RecordPaper("加装电梯案卷", lift.number(), "案卷目录；含个人信息，请妥善保管", facts(lift, lines.size()), sections));
    }

    private List<Fact> facts(LiftCase lift, int files) {
        return List.of(
                new Fact("编号", lift.number()),
                new Fact("楼栋", sources.place(lift)),
                new Fact("现在", lift.status().label()),
                new Fact("提出", LiftWords.time(lift.proposedAt(), clock)),
                new Fact("制作", LiftWords.time(clock.instant(), clock) + "，共 " + files + " 份文件"));
    }

    private static String state(DossierPart part, DossierItem item) {
        if (part.progress() == DossierPart.Progress.AHEAD) {
            return "还没到";
        }
        return item.state().label() + (item.waiver() == null ? "" : "：" + item.waiver());
    }

    void zip(LiftCase lift, List<DossierPart> dossier, OutputStream to) throws IOException {
        List<Entry> entries = new ArrayList<>();
        ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        int stage = 0;
        for (DossierPart part : dossier) {
            stage++;
            int paper = 0;
            for (DossierItem item : part.items()) {
                paper++;
                if (item.files().isEmpty()) {
                    entries.add(
                            new Entry(part.stage().label(), item.paper().label(), state(part, item), "", "", "", ""));
                }
                int at = 0;
                for (DossierFile file : item.files()) {
                    at++;
                    byte[] bytes = sources.open(lift, file);
                    String path = String.format(
                            "%02d-%s/%02d-%02d-%s", stage, part.stage().label(), paper, at, name(file.name()));
                    put(zip, path, bytes);
                    entries.add(new Entry(
                            part.stage().label(),
                            item.paper().label(),
                            item.state().label(),
                            path,
                            String.valueOf(bytes.length),
                            Sha256.of(bytes),
                            file.at() == null ? "制作时打印" : LiftWords.time(file.at(), clock)));
                }
            }
        }
        put(zip, "目录.html", html(lift, entries));
        put(zip, "目录.xlsx", excel(entries));
        put(zip, "SHA256SUMS", sums(entries));
        zip.finish();
    }

    private static String name(String name) {
        return NOT_IN_A_NAME.matcher(name).replaceAll("_");
    }

    private static void put(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(bytes);
        zip.closeEntry();
    }

    private byte[] html(LiftCase lift, List<Entry> entries) {
        Context values = new Context(
                Locale.SIMPLIFIED_CHINESE,
                Map.of(
                        "title",
                        TITLE + lift.number(),
                        "facts",
                        facts(lift, (int) entries.stream()
                                .filter(entry -> !entry.path().isEmpty())
                                .count()),
                        "entries",
                        entries));
        return templates.process("papers/lift-dossier-index", values).getBytes(StandardCharsets.UTF_8);
    }

    /** As {@code sha256sum -c} reads it. */
    private static byte[] sums(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> !entry.path().isEmpty())
                .map(entry -> entry.sha256() + "  " + entry.path() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] excel(List<Entry> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, APPLICATION, "1.0")) {
            Worksheet sheet = book.newWorksheet("目录");
            List<String> head = List.of("阶段", "材料", "状态", "文件", "字节", "SHA-256", "时间");
            for (int column = 0; column < head.size(); column++) {
                sheet.value(0, column, head.get(column));
                sheet.width(column, 22);
            }
            sheet.range(0, 0, 0, head.size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
            int row = 1;
            for (Entry entry : entries) {
                sheet.value(row, 0, entry.stage());
                sheet.value(row, 1, entry.paper());
                sheet.value(row, 2, entry.state());
                sheet.value(row, 3, entry.path());
                if (!entry.size().isEmpty()) {
                    sheet.value(row, 4, Integer.valueOf(entry.size()));
                }
                sheet.value(row, 5, entry.sha256());
                sheet.value(row, 6, entry.at());
                row++;
            }
        }
        return bytes.toByteArray();
    }
}
