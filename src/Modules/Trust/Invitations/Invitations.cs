using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>An invitation as issued; its code is asked for separately (<see cref="IInvitations.Code"/>).</summary>
/// <param name="Until">The code is good until then, once.</param>
public sealed record IssuedInvitation(Id<Invitation> Id, DateTimeOffset Until);

/// <summary>How far a customer's way in is.</summary>
/// <param name="SignsIn">Whether he has chosen a password.</param>
/// <param name="CodeUntil">Until when a code is out that was not used yet; null when there is none.</param>
public sealed record WayIn(bool SignsIn, DateTimeOffset? CodeUntil);

/// <summary>Invites customers to choose a password: the way in for people who were registered in a store.</summary>
public interface IInvitations
{
    /// <summary>Issues an invitation in the running transaction. Older ones of the same customer, and of the same
    /// phone, are void from then on.</summary>
    /// <param name="phone">In clear; only its blind index is kept. The customer signs in with it.</param>
    /// <returns>Refused: <c>trust.no_such_user</c>, <c>trust.signs_in_already</c>, <c>trust.phone_taken</c>.</returns>
    Task<Outcome<IssuedInvitation>> Issue(Id<User> user, string phone, CancellationToken cancel);

    /// <summary>How far the way in of a customer is.</summary>
    Task<WayIn> Of(Id<User> user, CancellationToken cancel);

    /// <summary>The code to hand over: 8 digits. It is kept nowhere; never write it down in a log or an
    /// answer that is kept.</summary>
    string Code(Id<Invitation> invitation);
}

sealed class Invitations(
    House house, Caller caller, IFieldCipher cipher, ActivationCodes codes, IWork work, TimeProvider clock)
    : IInvitations
{
    internal static readonly Refusal PhoneTaken = new(
        "trust.phone_taken",
        "Another customer signs in with this mobile number; register the customer's own number.");

    public async Task<Outcome<IssuedInvitation>> Issue(Id<User> user, string phone, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(phone);
        var row = await house.Set<UserRow>().IgnoreQueryFilters()
            .FirstOrDefaultAsync(u => u.Id == user.Value, cancel);
        var index = cipher.BlindIndex(MobileNumber.Field, phone);
        var taken = await house.Set<UserRow>().IgnoreQueryFilters()
            .AnyAsync(u => u.PhoneIndex == index && u.Id != user.Value, cancel);
        if (Decide(row, caller.Actor.Role, taken) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        foreach (var older in await house.Set<InvitationRow>().IgnoreQueryFilters()
            .Where(i => (i.User == user || i.PhoneIndex == index) && i.Used == null && i.Voided == null)
            .ToListAsync(cancel))
        {
            older.Voided = now;
        }

        var issued = new InvitationRow
        {
            Id = Id<Invitation>.New(clock),
            Organisation = row!.Organisation,
            User = user,
            By = caller.Actor.Organisation,
            PhoneIndex = index,
            Since = now,
            Until = now + InvitationRow.Time,
        };
        house.Add(issued);
        row.ConcurrencyStamp = Guid.CreateVersion7(now).ToString("N"); // of two at once, one is decided again
        work.Publish(new CustomerInvited(row.Organisation, user, issued.Id, caller.Actor.Organisation));
        return new IssuedInvitation(issued.Id, issued.Until);
    }

    public async Task<WayIn> Of(Id<User> user, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var signsIn = await house.Set<UserRow>().IgnoreQueryFilters()
            .AnyAsync(u => u.Id == user.Value && u.PasswordHash != null, cancel);
        var newest = await house.Set<InvitationRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(i => i.User == user).OrderByDescending(i => i.Id).FirstOrDefaultAsync(cancel);
        return new(signsIn, newest?.IsOpen(now) == true ? newest.Until : null);
    }

    public string Code(Id<Invitation> invitation) => codes.Of(invitation);

    /// <summary>A dealer lets a customer in the first time; who signs in already gets a new code from the lender
    /// alone, for it opens a running account.</summary>
    internal static Refusal? Decide(UserRow? user, Role by, bool taken) => user switch
    {
        null or { Role: not Role.Customer } or { Disabled: not null } => DisableUser.NoSuchUser,
        { PasswordHash: not null } when by != Role.Servicing => new(
            "trust.signs_in_already",
            "This customer has chosen a password already; who forgot it asks the lender's servicing for a new code."),
        _ => taken ? PhoneTaken : null,
    };
}
