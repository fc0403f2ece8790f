package io.truevalue.bench.auth;

/** A call that names an address and needs nobody's session. */
enum Question {
    REGISTER("register", "/auth/register"),
    LOGIN("login, wrong password", "/auth/login"),
    FORGOT("forgot password", "/auth/password/forgot"),
    PASSKEY("passkey options", "/auth/passkey/options");

    private static final String PASSWORD = "four brisk otters by moonlight";
    private static final String ANOTHER = "nine pale foxes after supper";

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

    static String knownAddress(int number) {
        return "known" + number + "@bench.example";
    }

    /** An unknown one is this question's own: who is asked to register is known from then on. */
    String address(boolean known, int number) {
        return known
                ? knownAddress(number)
                : "other-" + name().toLowerCase(java.util.Locale.ROOT) + number + "@bench.example";
    }

    /** JSON; the address is one of our own, without anything to escape. */
    String body(String address) {
        return switch (this) {
            case REGISTER ->
                "{\"email\":\"" + address + "\",\"password\":\"" + PASSWORD + "\",\"full_name\":\"Eve Example\"}";
            case LOGIN -> "{\"email\":\"" + address + "\",\"password\":\"" + ANOTHER + "\"}";
            case FORGOT, PASSKEY -> "{\"email\":\"" + address + "\"}";
        };
    }
}
