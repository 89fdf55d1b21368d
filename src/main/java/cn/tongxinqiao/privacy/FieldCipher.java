package cn.tongxinqiao.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts single column values for the database (AES-256-GCM).
 *
 * <p>A value is bound to its column and row: moved to another place it no longer opens. The text form is {@code v1:} and
 * URL-safe Base64 of nonce, encrypted bytes and authentication tag; every encryption of the same value differs.
 */
@Component
public class FieldCipher {

    private static final String VERSION = "v1:";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*");

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    FieldCipher(MasterSecret secret) {
        this.key = new SecretKeySpec(secret.keyFor("field encryption"), "AES");
    }

    /**
     * Encrypts a value.
     *
     * @param column where it will be kept, as {@code table.column}
     * @param rowKey the key of its row, not blank; must never change while the value is kept
     * @param value the value, may be null
     * @return the text to keep, null for null
     */
    public String encrypt(String column, String rowKey, String value) {
        if (value == null) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, column, rowKey);
            byte[] encrypted = cipher.doFinal(value.getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("no " + TRANSFORMATION, absent);
        }
    }

    /**
     * Opens a value.
     *
     * @param column where it is kept, as {@code table.column}
     * @param rowKey the key of its row
     * @param kept the kept text, may be null
     * @return the value, null for null
     * @throws EncryptedValueUnreadable when the text was changed, belongs elsewhere or was made with another secret
     */
    public String decrypt(String column, String rowKey, String kept) {
        if (kept == null) {
            return null;
        }
        if (!kept.startsWith(VERSION)) {
            throw EncryptedValueUnreadable.of(column, null);
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(kept.substring(VERSION.length()));
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, whole, column, rowKey);
            byte[] value = cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new String(value, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw EncryptedValueUnreadable.of(column, changed);
        }
    }

    private Cipher cipher(int mode, byte[] nonceFirst, String column, String rowKey) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonceFirst, 0, NONCE_BYTES));
        cipher.updateAAD(place(column, rowKey));
        return cipher;
    }

    /** A column name holds no line break, so column and row cannot run into each other. */
    private static byte[] place(String column, String rowKey) {
        if (!COLUMN.matcher(column).matches() || rowKey == null || rowKey.isBlank()) {
            throw new IllegalStateException("no place for an encrypted value: " + column + ", row " + rowKey);
        }
        return (column + "\n" + rowKey).getBytes(StandardCharsets.UTF_8);
    }
}
