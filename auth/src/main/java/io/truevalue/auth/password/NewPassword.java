package io.truevalue.auth.password;

/**
 * A password that was approved, hashed.
 *
 * @param standsAlone whether it is long enough for who has no second factor
 */
record NewPassword(String hash, boolean standsAlone) {
    @Override
    public String toString() {
        return "NewPassword(hidden)";
    }
}
