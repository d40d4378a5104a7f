using System.Collections.Frozen;
using Wheelhouse.Platform;
using static Wheelhouse.Platform.Role;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Trust;

/// <summary>The one table of who may do what. It says nothing of whose records: the context holds that.</summary>
/// <remarks>
/// A regulator reads and writes nothing but his own password; a partner's token does for its organisation what a
/// dealer's desk does, and no more, and invites nobody: a code is handed over by a person. The walk over all endpoints
/// and roles (tests/Journeys/PermissionTests) is made from this table.
/// </remarks>
public static class Permissions
{
    static readonly Role[] Everybody =
        [Customer, Dealer, Underwriter, Role.Servicing, Treasury, Regulator, Admin, Partner, Insurer];

    static readonly Role[] Lender = [Underwriter, Role.Servicing, Treasury, Admin];

    static readonly (Permission May, Role[] Who)[] OfBanking =
    [
        (BankRead, [Role.Servicing, Treasury, Admin]),
        (BankAccountManage, [Treasury, Admin]),
        (BankFileImport, [Treasury]),
        (BankItemDecide, [Role.Servicing, Treasury]),
        (BankPay, [Treasury]),
        (MandateRead, [Customer, Role.Servicing, Treasury, Admin]),
        (MandateGive, [Customer]),
        (MandateWithdraw, [Customer, Role.Servicing]),
    ];

    static readonly (Permission May, Role[] Who)[] OfRecovery =
    [
        (DeviceRead, [Role.Servicing, Admin, Regulator]),
        (DeviceManage, [Role.Servicing, Admin]),
        (DeviceReport, [Admin, Partner]),
        (LocationRead, [Customer, Role.Servicing]),
        (DoorRead, [Admin]),
        (CollectionRead, [Role.Servicing, Admin, Regulator]),
        (CollectionWork, [Role.Servicing]),
        (CollectionDecide, [Role.Servicing, Admin]),
        (HardshipAsk, [Customer, Role.Servicing]),
        (InhibitSwitch, [Admin]),
        (VendorManage, [Admin]),
    ];

    static readonly (Permission May, Role[] Who)[] OfInsurance =
    [
        (TariffRead, [Insurer, Regulator]),
        (TariffPublish, [Insurer]),
        (InsuranceRead, [Customer, Insurer, Role.Servicing, Admin, Regulator]),
        (InsuranceBuy, [Customer]),
        (InsuranceWork, [Insurer]),
        (ClaimReport, [Customer, Role.Servicing]),
        (PayeeAnswer, [Role.Servicing]),
    ];

    /// <summary>Permission to roles. Each permission has exactly one row; a row names every role that has
    /// it.</summary>
    public static FrozenDictionary<Permission, FrozenSet<Role>> Table { get; } = new (Permission May, Role[] Who)[]
    {
        (OrganisationRead, Everybody),
        (UserRead, [Admin]),
        (UserManage, [Admin]),
        (PasswordChange, [Customer, Dealer, .. Lender, Regulator, Insurer]),
        (CustomerInvite, [Dealer, Underwriter, Role.Servicing]),

        (ConsentRead, Everybody),
        (ConsentGive, [Customer]),
        (DisclosureRead, [Customer, Regulator]),
        (SensitiveRead, [Customer, Dealer, Underwriter, Role.Servicing]),
        (AuditRead, [Admin, Regulator]),
        (AuditVerify, [Admin, Regulator]),

        (PartyRead, [Customer, Dealer, .. Lender, Regulator, Partner]),
        (PartyRegister, [Dealer, Partner]),        (LicenceRead, Everybody),
        (LicenceRecord, [Admin]),
        (VehicleRead, Everybody),
        (VehicleRegister, [Dealer, Underwriter, Admin, Partner]),
        (BlacklistRead, [Underwriter, Role.Servicing, Admin, Regulator]),
        (BlacklistManage, [Underwriter]),
        (BlacklistAppeal, [Underwriter, Role.Servicing]),
        (GraphRead, [Underwriter, Admin]),
        (ProductRead, Everybody),
        (ProductDraft, [Admin]),
        (ProductPublish, [Admin]),
        (RuleRead, Everybody),
        (LedgerRead, [Role.Servicing, Treasury, Admin, Regulator]),
        (LedgerPost, [Treasury]),

        (QuoteRead, Everybody),
        (ApplicationCreate, [Dealer, Partner]),
        (ApplicationRead, [Customer, Dealer, .. Lender, Regulator, Partner]),
        (ApplicationSubmit, [Customer, Dealer, Partner]),
        (ApplicationDecide, [Underwriter]),
        (ApplicationWithdraw, [Customer, Dealer, Partner]),
        (ReviewRequest, [Customer]),
        (NoticeRead, [Customer, Underwriter]),
        (PolicyRead, [Underwriter, Admin]),
        (PolicyDraft, [Underwriter, Admin]),
        (PolicyPublish, [Underwriter, Admin]),
        (OfferAccept, [Customer]),
        (QueueRead, [Underwriter, Admin, Regulator]),
        (DocumentRead, [Customer, Dealer, .. Lender]),
        (DocumentSign, [Customer]),
        (VehicleHandOver, [Dealer, Servicing]),
        (PayoutRead, [Dealer, .. Lender, Regulator, Partner]),
        (PayoutConfirm, [Treasury]),

        (AgreementRead, [Customer, Dealer, .. Lender, Regulator, Partner]),
        (PaymentReceive, [Role.Servicing, Treasury]),
        (PaymentPay, [Customer]),
        (EventReverse, [Role.Servicing]),
        (SettlementQuote, [Customer, Role.Servicing, Treasury]),
        (SettlementBook, [Customer, Role.Servicing]),
        (TermsChange, [Role.Servicing]),
        (ChargeMake, [Role.Servicing]),
        (ReliefGive, [Role.Servicing]),
        (MoneyReturn, [Role.Servicing, Treasury]),
        (LossBook, [Role.Servicing, Treasury]),
        (ChangeBook, [Role.Servicing, Treasury]),
        (ChangeAsk, [Customer]),
        (DayClose, [Treasury, Admin]),
        (DayRead, [.. Lender, Regulator]),
        (PortfolioRead, [.. Lender, Regulator]),
        (MonthClose, [Treasury, Admin]),
    }.Concat(OfBanking).Concat(OfRecovery).Concat(OfInsurance)
        .ToFrozenDictionary(row => row.May, row => row.Who.ToFrozenSet());

    /// <summary>Whether a role has a permission. The house itself has all: it never comes through a door.</summary>
    public static bool Has(this Role role, Permission permission) =>
        role == Role.House || Table[permission].Contains(role);
}
