package nl.gevraagd.prospect;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.gevraagd.access.AccessResults.SelfServiceOpened;
import nl.gevraagd.access.Caller;
import nl.gevraagd.access.Citizen;
import nl.gevraagd.access.NodeLoader;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.Tokens;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.Branches;
import nl.gevraagd.prospect.ConfirmSignUpResult.TokenNotValid;
import nl.gevraagd.prospect.MeResults.EraseMeResult;
import nl.gevraagd.prospect.MeResults.GiveConsentResult;
import nl.gevraagd.prospect.MeResults.UpdateMeResult;
import nl.gevraagd.prospect.MeResults.WithdrawConsentResult;
import nl.gevraagd.prospect.SignUpInput.ConsentInput;
import nl.gevraagd.shared.BadArgument;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.GlobalIds.GlobalId;
import nl.gevraagd.shared.Locales;
import nl.gevraagd.shared.Unauthenticated;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What the graph asks of people who sign up, and of their own page. */
@Controller
class ProspectController implements NodeLoader {

    private static final String TYPE = "Prospect";
    private static final BranchId NO_BRANCH = new BranchId("");

    private final SignUps signUps;
    private final MyPage myPage;
    private final Prospects prospects;
    private final ConsentTexts texts;
    private final Municipalities municipalities;
    private final Branches branches;
    private final Tokens tokens;
    private final GlobalIds ids;

    ProspectController(
            SignUps signUps,
            MyPage myPage,
            Prospects prospects,
            ConsentTexts texts,
            Municipalities municipalities,
            Branches branches,
            Tokens tokens,
            GlobalIds ids) {
        this.signUps = signUps;
        this.myPage = myPage;
        this.prospects = prospects;
        this.texts = texts;
        this.municipalities = municipalities;
        this.branches = branches;
        this.tokens = tokens;
        this.ids = ids;
    }

    @QueryMapping
    List<Theme> themes() {
        return List.of(Theme.values());
    }

    @SchemaMapping(typeName = "Theme")
    String label(Theme theme, @Argument @Nullable String locale, Locale requested) {
        return theme.label(locale == null ? requested.getLanguage() : locale);
    }

    @QueryMapping
    List<ConsentText> consentTexts(@Argument String locale) {
        if (!Locales.known(locale)) {
            throw new BadArgument("the texts are there in " + String.join(" and ", Locales.ALL));
        }
        return texts.in(locale);
    }

    @QueryMapping
    @Nullable
    Prospect me(@Nullable Citizen citizen) {
        return citizen == null ? null : prospects.find(citizen.id()).orElse(null);
    }

    @QueryMapping
    @Nullable
    PendingSignUp pendingSignUp(@Argument String token) {
        return tokens.peek(token, LetterKind.CONFIRM_SIGN_UP)
                .flatMap(subject -> signUps.pending(new SubmissionId(subject)))
                .map(this::shown)
                .orElse(null);
    }

    /** What a sign-up would put in force, without the name and the address. */
    record PendingSignUp(
            Municipality municipality, List<Branch> branches, List<Branch> waitFor, List<ConsentText> consents) {}

    private PendingSignUp shown(SignUp signUp) {
        var chosen = signUp.agreed().stream()
                .flatMap(agreed -> Optional.ofNullable(agreed.branch()).stream())
                .toList();
        return new PendingSignUp(
                municipalities.of(signUp.municipality()),
                branches.byIds(chosen),
                branches.byIds(signUp.waitFor()),
                signUp.agreed().stream()
                        .map(agreed -> texts.known(
                                agreed.purpose(),
                                agreed.textVersion(),
                                signUp.person().locale()))
                        .distinct()
                        .sorted(Comparator.comparing(ConsentText::purpose))
                        .toList());
    }

    @MutationMapping
    SignUpResult signUp(@Argument SignUpInput input) {
        return signUps.signUp(input);
    }

    @MutationMapping
    ConfirmSignUpResult confirmSignUp(@Argument String token) {
        return tokens.peek(token, LetterKind.CONFIRM_SIGN_UP)
                .map(subject -> signUps.confirm(new SubmissionId(subject)))
                .orElseGet(TokenNotValid::new);
    }

    @SchemaMapping(typeName = "SelfServiceOpened", field = "me")
    Prospect opened(SelfServiceOpened opened) {
        return prospects.find(opened.me().id()).orElseThrow(Unauthenticated::new);
    }

    @MutationMapping
    UpdateMeResult updateMe(Citizen citizen, @Argument UpdateMeInput input) {
        return myPage.update(citizen.id(), input);
    }

    @MutationMapping
    GiveConsentResult giveConsent(Citizen citizen, @Argument GiveConsentInput input) {
        var consent = input.consent();
        return myPage.give(citizen.id(), consent.purpose(), consent.branch(), consent.textVersion(), input.locale());
    }

    @MutationMapping
    WithdrawConsentResult withdrawConsent(Citizen citizen, @Argument WithdrawConsentInput input) {
        var branch =
                input.branch() == null ? null : branches.idOf(input.branch()).orElse(NO_BRANCH);
        return myPage.withdraw(citizen.id(), input.purpose(), branch);
    }

    @MutationMapping
    EraseMeResult eraseMe(Citizen citizen, @Argument EraseMeInput input) {
        return myPage.erase(citizen.id(), input.confirm());
    }

    record GiveConsentInput(ConsentInput consent, @Nullable String locale) {}

    record WithdrawConsentInput(
            ConsentPurpose purpose, @Nullable String branch) {}

    record EraseMeInput(boolean confirm) {}

    @SchemaMapping
    String id(Prospect prospect) {
        return ids.encode(TYPE, prospect.id().value(), prospect.id().value());
    }

    @SchemaMapping
    String name(Prospect prospect) {
        return prospect.person().name();
    }

    @SchemaMapping
    String email(Prospect prospect) {
        return prospect.person().email().value();
    }

    @SchemaMapping
    Municipality municipality(Prospect prospect) {
        return municipalities.of(prospect.municipality());
    }

    @SchemaMapping
    List<Theme> themes(Prospect prospect) {
        return prospect.wishes().themes();
    }

    @SchemaMapping
    @Nullable
    Integer hoursPerWeek(Prospect prospect) {
        return prospect.wishes().hoursPerWeek();
    }

    @SchemaMapping
    @Nullable
    String phone(Prospect prospect) {
        return prospect.person().phone();
    }

    @SchemaMapping
    @Nullable
    String motivation(Prospect prospect) {
        return prospect.person().motivation();
    }

    @SchemaMapping
    boolean shareMotivation(Prospect prospect) {
        return prospect.person().shareMotivation();
    }

    @SchemaMapping
    String locale(Prospect prospect) {
        return prospect.person().locale();
    }

    @SchemaMapping
    List<Consent> consents(Prospect prospect) {
        return prospect.consents().all();
    }

    @SchemaMapping
    List<Branch> branches(Prospect prospect) {
        return myPage.branches(prospect);
    }

    @SchemaMapping
    List<Branch> waitingFor(Prospect prospect) {
        return branches.byIds(prospect.waitFor());
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Citizens find themselves, and nobody else. */
    @Override
    public Optional<?> load(String globalId, GlobalId id, Caller caller) {
        return caller.citizen()
                .filter(citizen -> citizen.id().value().equals(id.key()))
                .flatMap(citizen -> prospects.find(citizen.id()));
    }
}
