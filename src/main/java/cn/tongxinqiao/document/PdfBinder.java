package cn.tongxinqiao.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.util.Matrix;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Binds papers and photos into one PDF with a list of what is in it, bookmarks and page numbers. Of the parts only one is in
 * memory at a time; the others lie in temporary files.
 */
@Component
public class PdfBinder {

    private static final String PDF = "application/pdf";
    private static final float MARGIN = 40;
    private static final float CAPTION = 10;
    private static final float MARK = 8;
    private static final float ROOM_FOR_CAPTION = 24;
    private static final int MOST_TRIES = 5;
    private static final int QUARTER = 90;

    /**
     * A paper or photo to bind.
     *
     * @param title what it is called in bookmarks and below a photo
     * @param mediaType type of its content
     */
    public record Part(String title, String mediaType, Opened opened) {}

    /** Opens the content of a part when it is its turn. */
    @FunctionalInterface
    public interface Opened {
        /**
         * Opens it.
         *
         * @return the bytes
         */
        byte[] bytes();
    }

    /**
     * Where a part came to lie.
     *
     * @param page number of its first page, from 1
     * @param pages how many pages it has
     * @param bound whether its content is there; false where a page says that it could not be bound
     */
    public record Place(int page, int pages, boolean bound) {}

    /** A part as a PDF of its own; lines are what is still to be written below on its first page. */
    private record Prepared(String title, Path file, int pages, boolean bound, List<String> lines) {}

    /**
     * Refuses a PDF that cannot be bound later.
     *
     * @param pdf the file
     * @throws DocumentNotAccepted when it is broken, without pages, or locked by a password or by restrictions
     */
    static void requirePages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.isEncrypted()) {
                throw DocumentNotAccepted.lockedPdf();
            }
            if (document.getNumberOfPages() == 0) {
                throw DocumentNotAccepted.brokenPdf(null);
            }
            document.getPages().forEach(PDPage::getMediaBox);
        } catch (InvalidPasswordException locked) {
            throw DocumentNotAccepted.lockedPdf();
        } catch (DocumentNotAccepted known) {
            throw known;
        } catch (IOException | RuntimeException broken) {
            // The reader answers damaged files with unchecked exceptions of every kind.
            throw DocumentNotAccepted.brokenPdf(broken);
        }
    }

    /**
     * Binds parts.
     *
     * @param title title of the whole
     * @param parts in their order
     * @param index prints the list that goes in front, given the places of the parts
     * @param to where the PDF goes; not closed
     * @throws IOException when it cannot be written
     */
    public void bind(String title, List<Part> parts, Function<List<Place>, byte[]> index, OutputStream to)
            throws IOException {
        Path folder = Files.createTempDirectory("bound");
        try {
            List<Prepared> prepared = new ArrayList<>();
            for (Part part : parts) {
                prepared.add(prepare(part, folder.resolve(prepared.size() + ".pdf")));
            }
            Path whole = folder.resolve("whole.pdf");
            write(title, whole, prepared, list(prepared, index));
            Files.copy(whole, to);
        } finally {
            delete(folder);
        }
    }

    /** The list is printed again until its own pages are counted in. */
    private static byte[] list(List<Prepared> parts, Function<List<Place>, byte[]> index) throws IOException {
        int pages = 1;
        byte[] printed = index.apply(places(parts, pages));
        for (int tries = 0; tries < MOST_TRIES && pages(printed) != pages; tries++) {
            pages = pages(printed);
            printed = index.apply(places(parts, pages));
        }
        return printed;
    }

    private static List<Place> places(List<Prepared> parts, int before) {
        List<Place> places = new ArrayList<>();
        int page = before + 1;
        for (Prepared part : parts) {
            places.add(new Place(page, part.pages(), part.bound()));
            page += part.pages();
        }
        return places;
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static Prepared prepare(Part part, Path file) throws IOException {
        byte[] bytes = part.opened().bytes();
        boolean isPaper = PDF.equals(part.mediaType());
        Optional<Integer> pages = isPaper ? paper(bytes, file) : photo(part, bytes, file);
        if (pages.isPresent()) {
            return new Prepared(part.title(), file, pages.get(), true, isPaper ? List.of() : List.of(part.title()));
        }
        page(file, (document, page) -> {});
        return new Prepared(part.title(), file, 1, false, List.of(part.title(), "这份材料不能并入本文件，请看压缩包里的原件。"));
    }

    private static Optional<Integer> paper(byte[] bytes, Path file) throws IOException {
        try {
            requirePages(bytes);
        } catch (DocumentNotAccepted unbound) {
            return Optional.empty();
        }
        Files.write(file, bytes);
        return Optional.of(pages(bytes));
    }

    private static Optional<Integer> photo(Part part, byte[] bytes, Path file) throws IOException {
        if (PhotoFormat.of(bytes).isEmpty()) {
            return Optional.empty();
        }
        try {
            page(file, (document, page) -> {
                PDImageXObject image = PDImageXObject.createFromByteArray(document, bytes, part.title());
                PDRectangle sheet = page.getMediaBox();
                float width = sheet.getWidth() - 2 * MARGIN;
                float height = sheet.getHeight() - 2 * MARGIN - ROOM_FOR_CAPTION;
                float scale = Math.min(1, Math.min(width / image.getWidth(), height / image.getHeight()));
                float wide = image.getWidth() * scale;
                float high = image.getHeight() * scale;
                try (PDPageContentStream content = content(document, page)) {
                    content.drawImage(
                            image,
                            (sheet.getWidth() - wide) / 2,
                            MARGIN + ROOM_FOR_CAPTION + (height - high) / 2,
                            wide,
                            high);
                }
            });
            return Optional.of(1);
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Drawn {
        void on(PDDocument document, PDPage page) throws IOException;
    }

    private static void page(Path file, Drawn drawn) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            drawn.on(document, page);
            document.save(file.toFile());
        }
    }

    private static void write(String title, Path whole, List<Prepared> parts, byte[] index) throws IOException {
        List<PDDocument> sources = new ArrayList<>();
        try (PDDocument bound = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            PDFMergerUtility merger = new PDFMergerUtility();
            PDDocument first = Loader.loadPDF(index);
            sources.add(first);
            merger.appendDocument(bound, first);
            PDDocumentOutline outline = new PDDocumentOutline();
            Map<PDPage, List<String>> lines = new LinkedHashMap<>();
            for (Prepared part : parts) {
                int start = bound.getNumberOfPages();
                PDDocument source = Loader.loadPDF(part.file().toFile());
                sources.add(source);
                quiet(source);
                merger.appendDocument(bound, source);
                outline.addLast(bookmark(part.title(), bound.getPage(start)));
                lines.put(bound.getPage(start), part.lines());
            }
            quiet(bound);
            bound.getDocumentCatalog().setDocumentOutline(outline);
            bound.getDocumentInformation().setTitle(title);
            PDFont font = font(bound);
            for (Map.Entry<PDPage, List<String>> page : lines.entrySet()) {
                caption(bound, page.getKey(), page.getValue(), font);
            }
            number(bound, font);
            bound.save(whole.toFile());
        } finally {
            for (PDDocument source : sources) {
                source.close();
            }
        }
    }

    /** Takes away what a paper would do by itself when it is opened, and what it carries along. */
    private static void quiet(PDDocument document) {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setOpenAction(null);
        catalog.setActions(null);
        if (catalog.getNames() != null) {
            catalog.getNames().setJavascript(null);
            catalog.getNames().setEmbeddedFiles(null);
        }
    }

    private static PDOutlineItem bookmark(String title, PDPage page) {
        PDPageFitWidthDestination destination = new PDPageFitWidthDestination();
        destination.setPage(page);
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(destination);
        return item;
    }

    /** In the upper right corner, since papers have their own numbers below. */
    private static void number(PDDocument document, PDFont font) throws IOException {
        int all = document.getNumberOfPages();
        for (int at = 0; at < all; at++) {
            PDPage page = document.getPage(at);
            String mark = "案卷第 " + (at + 1) + " 页，共 " + all + " 页";
            float wide = font.getStringWidth(mark) / 1000 * MARK;
            PDRectangle box = page.getCropBox();
            boolean onItsSide = page.getRotation() % (2 * QUARTER) != 0;
            float width = onItsSide ? box.getHeight() : box.getWidth();
            float height = onItsSide ? box.getWidth() : box.getHeight();
            try (PDPageContentStream content = content(document, page)) {
                content.transform(upright(page, box));
                content.beginText();
                content.setFont(font, MARK);
                content.newLineAtOffset(width - wide - MARGIN / 2, height - MARGIN / 2);
                content.showText(mark);
                content.endText();
            }
        }
    }

    /** From the corner a reader sees below left to the page's own. */
    private static Matrix upright(PDPage page, PDRectangle box) {
        float left = box.getLowerLeftX();
        float low = box.getLowerLeftY();
        return switch (Math.floorMod(page.getRotation(), 4 * QUARTER)) {
            case QUARTER -> new Matrix(0, 1, -1, 0, left + box.getWidth(), low);
            case 2 * QUARTER -> new Matrix(-1, 0, 0, -1, left + box.getWidth(), low + box.getHeight());
            case 3 * QUARTER -> new Matrix(0, -1, 1, 0, left, low + box.getHeight());
            default -> new Matrix(1, 0, 0, 1, left, low);
        };
    }

    private static void caption(PDDocument document, PDPage page, List<String> lines, PDFont font) throws IOException {
        float low = MARGIN + CAPTION * 2 * (lines.size() - 1);
        for (String line : lines) {
            try (PDPageContentStream content = content(document, page)) {
                content.beginText();
                content.setFont(font, CAPTION);
                content.newLineAtOffset(MARGIN, low);
                content.showText(printable(font, line));
                content.endText();
            }
            low -= CAPTION * 2;
        }
    }

    /** Characters the font lacks are left out: a rare one in a file's name must not spoil the whole. */
    private static String printable(PDFont font, String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().forEach(point -> {
            String one = Character.toString(point);
            try {
                font.encode(one);
                kept.append(one);
            } catch (IOException | IllegalArgumentException lacking) {
                kept.append('?');
            }
        });
        return kept.toString();
    }

    private static PDPageContentStream content(PDDocument document, PDPage page) throws IOException {
        return new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true, true);
    }

    private static PDFont font(PDDocument document) throws IOException {
        try (InputStream file = new ClassPathResource(PdfPapers.FONT).getInputStream()) {
            return PDType0Font.load(document, file, true);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
