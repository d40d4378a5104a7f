namespace Wheelhouse.Trust;

/// <summary>One kind of act. Every endpoint needs one of these, or says openly that it needs none.</summary>
public enum Permission
{
    OrganisationRead,
    UserRead,
    UserManage,
    PasswordChange,
    CustomerInvite,

    ConsentRead,
    ConsentGive,
    DisclosureRead,
    SensitiveRead,
    AuditRead,
    AuditVerify,

    PartyRead,
    PartyRegister,
    LicenceRead,
    LicenceRecord,

    VehicleRead,
    VehicleRegister,

    ProductRead,
    ProductDraft,
    ProductPublish,
    RuleRead,

    LedgerRead,
    LedgerPost,

    QuoteRead,
    ApplicationCreate,
    ApplicationRead,
    ApplicationSubmit,
    ApplicationDecide,
    ApplicationWithdraw,
    ReviewRequest,
    OfferAccept,
    QueueRead,
    DocumentRead,
    DocumentSign,
    VehicleHandOver,
    PayoutRead,
    PayoutConfirm,

    AgreementRead,
    PaymentReceive,
    PaymentPay,
    EventReverse,
    SettlementQuote,
    SettlementBook,
    TermsChange,
    ChargeMake,
    ReliefGive,
    MoneyReturn,
    LossBook,
    ChangeBook,
    ChangeAsk,
    DayClose,
    DayRead,

    PortfolioRead,
    MonthClose,

    BankRead,
    BankAccountManage,
    BankFileImport,
    BankItemDecide,
    BankPay,
    MandateRead,
    MandateGive,
    MandateWithdraw,
}
