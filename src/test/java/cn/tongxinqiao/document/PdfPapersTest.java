package cn.tongxinqiao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class PdfPapersTest {

    private final PdfPapers papers = new PdfPapers(templates(), new PaperSettings(null));

    @Test
    void chineseTextCanBeReadBackFromThePaper() throws IOException {
        byte[] pdf = papers.print("sample", values("同意 23/35，还差 2 户、137.50 ㎡，≥2/3，＞1/2", 3));

        assertThat(textOf(pdf)).contains("还差 2 户、137.50 ㎡", "≥2/3", "＞1/2", "房号", "第 1 页，共 1 页", "校验码");
    }

    @Test
    void whatPeopleWroteIsNeitherMarkupNorBreaksThePaper() throws IOException {
        byte[] pdf = papers.print("sample", values("<b>粗</b> & \"引号\" \u0007铃\uFFFF 😀", 1));

        assertThat(textOf(pdf)).contains("<b>粗</b> & \"引号\" 铃");
    }

    @Test
    void theHeadOfATableComesAgainOnEveryPage() throws IOException {
        byte[] pdf = papers.print("sample", values("长表", 120));

        try (PDDocument paper = Loader.loadPDF(pdf)) {
            assertThat(paper.getNumberOfPages()).isGreaterThan(2);
            PDFTextStripper page = new PDFTextStripper();
            page.setStartPage(3);
            page.setEndPage(3);
            assertThat(page.getText(paper)).contains("房号", "第 3 页，共 " + paper.getNumberOfPages() + " 页", "校验码");
        }
    }

    @Test
    void everyFontLiesInTheFile() throws IOException {
        try (PDDocument paper = Loader.loadPDF(papers.print("sample", values("字", 1)))) {
            List<PDFont> fonts = new ArrayList<>();
            for (PDPage page : paper.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    fonts.add(page.getResources().getFont(name));
                }
            }
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(paper.getDocumentCatalog().getMetadata()).isNotNull();
            assertThat(paper.getDocumentCatalog().getOutputIntents()).hasSize(1);
        }
    }

    @Test
    void aPaperOfOnePageStaysSmall() {
        assertThat(papers.print("sample", values("小", 3))).hasSizeLessThan(120_000);
    }

    @Test
    void aFontThatIsNotThereIsSaidAtTheStart() {
        assertThatThrownBy(() -> new PdfPapers(templates(), new PaperSettings(Path.of("/nowhere/rare.ttf"))))
                .isInstanceOf(PaperFontMissing.class)
                .hasMessageContaining("/nowhere/rare.ttf");
    }

    private static Map<String, Object> values(String words, int rows) {
        return Map.of(
                "words",
                words,
                "foot",
                "校验码 0f3a",
                "code",
                QrCode.pictureOf("https://example.org/votes/BJ20261120001"),
                "rows",
                IntStream.rangeClosed(1, rows).mapToObj(row -> "1" + row).toList());
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(paper);
        }
    }

    private static SpringTemplateEngine templates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
