/**
 * Working time: which days are worked, when offices are open, and when a limit ends.
 *
 * <p>Holidays and adjusted workdays (调休) are reference data, published by the State Council year by year. A date in a
 * year without data counts by the week and whatever is computed from it is marked provisional.
 */
@ApplicationModule(
        displayName = "工作日历",
        allowedDependencies = {})
package cn.tongxinqiao.calendar;

import org.springframework.modulith.ApplicationModule;
