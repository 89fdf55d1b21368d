package cn.tongxinqiao.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A QR code as the path of an SVG.
 *
 * @param size modules on a side, with the quiet zone
 * @param path the dark modules, one square unit each
 */
public record QrCode(int size, String path) {

    /** Phones read a quarter of the code covered by a finger or a fold. */
    private static final ErrorCorrectionLevel CORRECTION = ErrorCorrectionLevel.M;

    private static final int QUIET_ZONE = 4;
    private static final int PICTURE_SIDE = 240;
    private static final int DARK = 0xFF000000;
    private static final int LIGHT = 0xFFFFFFFF;

    /**
     * Draws a text, such as a link.
     *
     * @param text at most some 1,500 characters
     * @return the code
     */
    public static QrCode of(String text) {
        BitMatrix matrix = matrix(text, 0);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return new QrCode(matrix.getWidth(), path.toString());
    }

    /**
     * Draws a text as a picture for papers.
     *
     * @param text at most some 1,500 characters
     * @return a PNG as a {@code data:} address
     */
    public static String pictureOf(String text) {
        BitMatrix matrix = matrix(text, PICTURE_SIDE);
        BufferedImage picture =
                new BufferedImage(matrix.getWidth(), matrix.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                picture.setRGB(x, y, matrix.get(x, y) ? DARK : LIGHT);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static BitMatrix matrix(String text, int side) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            side,
                            side,
                            Map.of(EncodeHintType.ERROR_CORRECTION, CORRECTION, EncodeHintType.MARGIN, QUIET_ZONE));
        } catch (WriterException e) {
            throw new IllegalStateException("A link is too long for a QR code", e);
        }
    }
}
