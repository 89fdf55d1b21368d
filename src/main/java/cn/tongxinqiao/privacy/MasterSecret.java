package cn.tongxinqiao.privacy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one secret of an installation; every purpose has a key of its own derived from it (HKDF, RFC 5869), so that a key
 * used for one thing says nothing about the others.
 */
@Component
class MasterSecret {

    private static final int LEAST_LENGTH = 32;
    private static final byte[] SALT = "cn.tongxinqiao".getBytes(StandardCharsets.UTF_8);

    private final byte[] extracted;

    /**
     * Takes the configured secret; without one, and without a database of its own, the one kept in the data directory.
     */
    @Autowired
    MasterSecret(
            @Value("${tongxinqiao.secret:}") String configured,
            @Value("${spring.datasource.url:}") String databaseUrl,
            @Value("${tongxinqiao.data-dir:./data}") String dataDirectory) {
        this(configured.isBlank() ? keptSecret(databaseUrl, dataDirectory) : configured.strip());
    }

    MasterSecret(String secret) {
        if (secret.length() < LEAST_LENGTH) {
            throw SecretUnusable.tooShort(LEAST_LENGTH);
        }
        this.extracted = Hmac.sha256(SALT, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** A key of 32 bytes for one purpose. */
    byte[] keyFor(String purpose) {
        byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] firstBlock = Arrays.copyOf(info, info.length + 1);
        firstBlock[info.length] = 1;
        return Hmac.sha256(extracted, firstBlock);
    }

    private static String keptSecret(String databaseUrl, String dataDirectory) {
        boolean ownDatabase = !databaseUrl.isBlank();
        if (ownDatabase) {
            throw SecretUnusable.missing(LEAST_LENGTH);
        }
        return new SecretFile(Path.of(dataDirectory).resolve("secret.key")).readOrCreate();
    }
}
