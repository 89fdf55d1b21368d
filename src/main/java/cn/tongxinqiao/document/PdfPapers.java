package cn.tongxinqiao.document;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Prints papers as PDF: a template of {@code templates/papers} that is also well-formed XML, with the CSS of paged media. The
 * fonts lie in the file, so it looks the same wherever it is opened; colours and metadata are those of an archive file
 * (PDF/A-2b).
 */
@Component
public class PdfPapers {

    private static final String FOLDER = "papers/";
    static final String FONT = "document/fonts/wqy-microhei.ttf";
    private static final String FAMILY = "paper";
    private static final String MORE_CHARACTERS = "paper-more";
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final ITemplateEngine templates;
    private final Path moreCharacters;
    private final byte[] font = read(new ClassPathResource(FONT));
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    PdfPapers(ITemplateEngine templates, PaperSettings settings) {
        this.templates = templates;
        this.moreCharacters = settings.font();
        if (moreCharacters != null && !Files.isReadable(moreCharacters)) {
            throw PaperFontMissing.at(moreCharacters);
        }
        XRLog.setLoggingEnabled(false);
    }

    /**
     * Prints a paper. Nothing but what the template holds goes in: pictures as {@code data:} addresses, nothing is fetched.
     *
     * @param template name of the template in {@code templates/papers}, without ending
     * @param values what it shows; texts are escaped by the template
     * @return the PDF
     * @throws IllegalStateException when the template is not well-formed
     */
    public byte[] print(String template, Map<String, Object> values) {
        String page = templates.process(FOLDER + template, new Context(Locale.SIMPLIFIED_CHINESE, values));
        ByteArrayOutputStream paper = new ByteArrayOutputStream();
        PdfRendererBuilder printer = new PdfRendererBuilder();
        printer.useFastMode();
        printer.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_B);
        printer.useColorProfile(colours);
        printer.useFont(supplied(() -> new ByteArrayInputStream(font)), FAMILY);
        if (moreCharacters != null) {
            printer.useFont(moreCharacters.toFile(), MORE_CHARACTERS);
        }
        printer.useUriResolver((base, address) -> address.startsWith("data:") ? address : null);
        printer.withHtmlContent(NOT_XML.matcher(page).replaceAll(""), null);
        printer.toStream(paper);
        try {
            printer.run();
        } catch (IOException e) {
            throw new IllegalStateException("Paper '" + template + "' cannot be printed", e);
        }
        return paper.toByteArray();
    }

    private static FSSupplier<InputStream> supplied(FSSupplier<InputStream> stream) {
        return stream;
    }

    private static byte[] read(ClassPathResource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
