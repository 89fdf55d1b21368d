package cn.tongxinqiao.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "IMG_0001.JPG, IMG_0001.jpg",
        "楼道 照片.png, 楼道 照片.jpg",
        "a.b.jpeg, a.b.jpg",
        "../../etc/passwd, passwd.jpg",
        "C:\\Users\\a\\b.png, b.jpg",
        "evil.php.jpg, evil.php.jpg",
        "a\u202egpj.exe, agpj.jpg",
        "a\u0000b:c*.png, abc.jpg"
    })
    void keepsAPlainNameWithTheEndingOfTheContent(String sent, String kept) {
        assertThat(FileName.of(sent, PhotoFormat.JPEG)).isEqualTo(kept);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", ".png", "/", "\u0007", "\ud83d"})
    void givesANameWhereNoneIsLeft(String sent) {
        assertThat(FileName.of(sent, PhotoFormat.PNG)).isEqualTo("照片.png");
    }

    @Test
    void cutsALongNameBetweenCharacters() {
        assertThat(FileName.of("𠮷".repeat(300) + ".png", PhotoFormat.PNG)).isEqualTo("𠮷".repeat(100) + ".png");
    }
}
