using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>A customer chooses a password with the code from the store, or guesses a code wrong. The code was checked
/// before and is no part of the command; of the password it carries the hash.</summary>
sealed record ActivateCustomer(Id<Invitation> Invitation, bool RightCode, string PasswordHash)
{
    /// <param name="Refusal">Why not. Counting a wrong code is a change, so it is an answer here and a refusal to the
    /// caller.</param>
    internal sealed record Result(Refusal? Refusal);

    /// <summary>One answer for all that can be wrong: it tells nobody which phones are known here.</summary>
    internal static readonly Refusal Wrong = new(
        "trust.activation_refused",
        "Phone or code is wrong, or the code is no longer good; check both, or ask the store for a new code.",
        RefusalKind.Forbidden);

    /// <returns>Whether a try is counted, and why the customer is not let in; null to let him in.</returns>
    internal static (bool Counts, Refusal? Refusal) Decide(
        InvitationRow invitation, UserRow user, bool rightCode, DateTimeOffset now) =>
        !invitation.IsOpen(now) || user.Disabled is not null ? (false, Wrong)
        : !rightCode ? (true, Wrong)
        : (false, null);

    internal sealed class Handler(House house, IWork work, TimeProvider clock) : IHandle<ActivateCustomer, Result>
    {
        public async Task<Outcome<Result>> Handle(ActivateCustomer command, CancellationToken cancel)
        {
            var invitation = await house.Set<InvitationRow>().FirstAsync(i => i.Id == command.Invitation, cancel);
            var user = await house.Set<UserRow>().FirstAsync(u => u.Id == invitation.User.Value, cancel);
            var now = clock.GetUtcNow();
            work.About(invitation.User.ToString());
            var (counts, refusal) = Decide(invitation, user, command.RightCode, now);
            if (refusal is not null)
            {
                invitation.Tries += counts ? 1 : 0;
                work.Publish(new ActivationRefused(user.Organisation, invitation.User, invitation.Id));
                return new Result(refusal);
            }

            if (await house.Set<UserRow>().IgnoreQueryFilters()
                .AnyAsync(u => u.PhoneIndex == invitation.PhoneIndex && u.Id != user.Id, cancel))
            {
                return Invitations.PhoneTaken;
            }

            invitation.Used = now;
            user.PhoneIndex = invitation.PhoneIndex;
            user.SetPassword(command.PasswordHash, now);
            await Sessions.End(house, invitation.User, except: null, now, cancel);
            work.Publish(new CustomerActivated(user.Organisation, invitation.User, invitation.Id));
            return new Result(null);
        }
    }
}

/// <summary>Where a customer gives phone, code and a password of his own, and is signed in.</summary>
sealed class Activation(
    IDbContextFactory<House> houses, Commands commands, IPasswordHasher<UserRow> hasher, IFieldCipher cipher,
    ActivationCodes codes, SignInLimit limit, SignIn signIn)
{
    /// <param name="Phone">As it was given in the store.</param>
    /// <param name="Code">The 8 digits from the store.</param>
    internal sealed record Body(string Phone, string Code, string Password);

    internal static Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> Post(
        Body body, Activation activation, HttpContext context, CancellationToken cancel) =>
        activation.Enter(body, context, cancel);

    async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> Enter(
        Body body, HttpContext context, CancellationToken cancel)
    {
        if (limit.Refuse(context) is { } tooMany)
        {
            return tooMany;
        }

        if (Users.WeakPassword(body.Password) is { } weak)
        {
            return weak.ToProblem();
        }

        // hashed for an unknown phone too: it takes as long as a known one
        var hash = hasher.HashPassword(new(), body.Password);
        if (await Find(body.Phone, cancel) is not { } found)
        {
            return ActivateCustomer.Wrong.Unauthorised();
        }

        var (invitation, user) = found;
        var outcome = await commands.Run<ActivateCustomer, ActivateCustomer.Result>(
            Actor.OfHouse(user.Organisation), new(invitation, codes.IsOf(invitation, body.Code), hash), key: null,
            cancel);
        return outcome.Refused is { } taken ? taken.ToProblem()
            : outcome.Value.Refusal is { } refusal ? refusal.Unauthorised()
            : await signIn.Open(user, SignInBy.RightPassword, context, cancel);
    }

    /// <summary>The newest invitation to that phone, open or not, and whose it is.</summary>
    async Task<(Id<Invitation>, UserRow)?> Find(string phone, CancellationToken cancel)
    {
        var index = cipher.BlindIndex(MobileNumber.Field, phone.Trim());
        await using var house = await houses.CreateDbContextAsync(cancel);
        var invitation = await house.Set<InvitationRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(i => i.PhoneIndex == index).OrderByDescending(i => i.Id).FirstOrDefaultAsync(cancel);
        return invitation is null
            ? null
            : (invitation.Id, await house.Set<UserRow>().IgnoreQueryFilters().AsNoTracking()
                .FirstAsync(u => u.Id == invitation.User.Value, cancel));
    }
}
