/** Engine glue of the property companies: their processes, desks and tables. */
package cn.tongxinqiao.property.process;
