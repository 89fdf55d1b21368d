package cn.tongxinqiao.request.web;

import cn.tongxinqiao.request.UnitWork;

/** Which tasks of a unit a page shows, as its address says. */
class UnitFilter {

    private String unit;
    private boolean pressing;
    private boolean late;
    private boolean unheld;
    private String category;
    private String holder;
    private int page = 1;

    UnitWork.Wish wish() {
        return new UnitWork.Wish(pressing, late, unheld, orNull(category), orNull(holder), page);
    }

    private static String orNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = orNull(unit);
    }

    public boolean isPressing() {
        return pressing;
    }

    public void setPressing(boolean pressing) {
        this.pressing = pressing;
    }

    public boolean isLate() {
        return late;
    }

    public void setLate(boolean late) {
        this.late = late;
    }

    public boolean isUnheld() {
        return unheld;
    }

    public void setUnheld(boolean unheld) {
        this.unheld = unheld;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public String getHolder() {
        return holder;
    }

    public void setHolder(String holder) {
        this.holder = holder;
    }

    public int getPage() {
        return page;
    }

    public void setPage(int page) {
        this.page = page;
    }
}
