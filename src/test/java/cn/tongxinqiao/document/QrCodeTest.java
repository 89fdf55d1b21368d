package cn.tongxinqiao.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final String LINK =
            "https://tongxinqiao.example.gov.cn/requests/SQ20261121000001?token=viO_p72ldv9AF8sOKgdZrw";
    private static final int QUIET_ZONE = 4;

    @Test
    void holdsTheLinkWithItsQuietZone() throws Exception {
        QrCode code = QrCode.of(LINK);

        BitMatrix modules = new BitMatrix(code.size() - 2 * QUIET_ZONE);
        Matcher module = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(code.path());
        while (module.find()) {
            modules.set(Integer.parseInt(module.group(1)) - QUIET_ZONE, Integer.parseInt(module.group(2)) - QUIET_ZONE);
        }

        assertThat(new Decoder().decode(modules).getText()).isEqualTo(LINK);
    }
}
