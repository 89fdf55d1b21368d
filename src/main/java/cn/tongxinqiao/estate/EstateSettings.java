package cn.tongxinqiao.estate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large a register's file may be.
 *
 * @param maxFile bytes of the file as received
 * @param maxUnpacked bytes of all it holds once unpacked
 * @param maxRows rows of the sheet, its head not counted
 * @param keptUnconfirmed how long a file is kept for its confirmation
 */
@ConfigurationProperties("tongxinqiao.estate")
record EstateSettings(
        @DefaultValue("8MB") DataSize maxFile,
        @DefaultValue("80MB") DataSize maxUnpacked,
        @DefaultValue("20000") int maxRows,
        @DefaultValue("1d") Duration keptUnconfirmed) {}
