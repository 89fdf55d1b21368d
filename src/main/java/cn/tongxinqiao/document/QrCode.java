package cn.tongxinqiao.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

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

    /**
     * Draws a text, such as a link.
     *
     * @param text at most some 1,500 characters
     * @return the code
     */
    public static QrCode of(String text) {
        try {
            BitMatrix matrix = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, CORRECTION, EncodeHintType.MARGIN, QUIET_ZONE));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new QrCode(matrix.getWidth(), path.toString());
        } catch (WriterException e) {
            throw new IllegalStateException("A link is too long for a QR code", e);
        }
    }
}
