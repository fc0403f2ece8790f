package io.truevalue.bench.auth;

/** A call that names an address and needs nobody's session. */
enum Question {
    REGISTER("register", "/auth/register"),
    LOGIN("login, wrong password", "/auth/login"),
    FORGOT("forgot password", "/auth/password/forgot"),
    PASSKEY("passkey options", "/auth/passkey/options");

    private static final String PASSWORD = "four brisk otters by moonlight";

    private final String title;
    private final String target;

    Question(String title, String target) {
        this.title = title;
        this.target = target;
    }

    String title() {
        return title;
    }

    String target() {
        return target;
    }

    /** JSON; the address is one of our own, without anything to escape. */
    String body(String address) {
        return switch (this) {
            case REGISTER ->
                "{\"email\":\"" + address + "\",\"password\":\"" + PASSWORD + "\",\"full_name\":\"Eve Example\"}";
            case LOGIN -> "{\"email\":\"" + address + "\",\"password\":\"" + PASSWORD + "\"}";
            case FORGOT, PASSKEY -> "{\"email\":\"" + address + "\"}";
        };
    }
}
