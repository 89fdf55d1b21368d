package cn.tongxinqiao.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCipherTest {

    private static final String PHONE = "request_contact.phone";

    private final FieldCipher cipher = new FieldCipher(new MasterSecret("s".repeat(32)));

    @ParameterizedTest
    @ValueSource(strings = {"", "13812345678", "欧阳小明😀", " \n "})
    void opensWhatItEncrypted(String value) {
        assertThat(cipher.decrypt(PHONE, "SQ1", cipher.encrypt(PHONE, "SQ1", value)))
                .isEqualTo(value);
    }

    @Test
    void leavesNullAsItIs() {
        assertThat(cipher.encrypt(PHONE, "SQ1", null)).isNull();
        assertThat(cipher.decrypt(PHONE, "SQ1", null)).isNull();
    }

    @Test
    void showsNothingOfTheValueAndNeverRepeatsItself() {
        String kept = cipher.encrypt(PHONE, "SQ1", "13812345678");

        assertThat(kept).matches("v1:[A-Za-z0-9_-]+").doesNotContain("138");
        assertThat(cipher.encrypt(PHONE, "SQ1", "13812345678")).isNotEqualTo(kept);
    }

    @Test
    void opensOnlyInItsOwnPlace() {
        String kept = cipher.encrypt(PHONE, "SQ1", "13812345678");

        assertUnreadable(cipher, PHONE, "SQ2", kept);
        assertUnreadable(cipher, "request_contact.name", "SQ1", kept);
        assertUnreadable(cipher, "other_contact.phone", "SQ1", kept);
    }

    @Test
    void opensOnlyWithItsOwnSecret() {
        String kept = cipher.encrypt(PHONE, "SQ1", "13812345678");

        assertUnreadable(new FieldCipher(new MasterSecret("t".repeat(32))), PHONE, "SQ1", kept);
    }

    @Test
    void noticesEveryChangedByte() {
        String kept = cipher.encrypt(PHONE, "SQ1", "13812345678");
        byte[] bytes = Base64.getUrlDecoder().decode(kept.substring(3));
        for (int position = 0; position < bytes.length; position++) {
            bytes[position] ^= 1;
            assertUnreadable(
                    cipher,
                    PHONE,
                    "SQ1",
                    "v1:" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            bytes[position] ^= 1;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "v1:", "v1:AAAA", "v1:***", "v2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "13812345678"})
    void refusesWhatItDidNotWrite(String kept) {
        assertUnreadable(cipher, PHONE, "SQ1", kept);
    }

    @Test
    void encryptsForNamedPlacesOnly() {
        assertThatIllegalStateException().isThrownBy(() -> cipher.encrypt("phone", "SQ1", "x"));
        assertThatIllegalStateException().isThrownBy(() -> cipher.encrypt("a.b\nc", "SQ1", "x"));
        assertThatIllegalStateException().isThrownBy(() -> cipher.encrypt(PHONE, " ", "x"));
        assertThatIllegalStateException().isThrownBy(() -> cipher.encrypt(PHONE, null, "x"));
    }

    private static void assertUnreadable(FieldCipher cipher, String column, String row, String kept) {
        assertThatExceptionOfType(EncryptedValueUnreadable.class)
                .isThrownBy(() -> cipher.decrypt(column, row, kept))
                .withMessageContaining("无法解密");
    }
}
