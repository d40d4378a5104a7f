using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Parties;

/// <summary>The encrypted fields of a person: their names, and the way in and out.</summary>
sealed class Fields(IFieldCipher cipher)
{
    internal const string Name = "person.name";
    internal const string IdNumber = "person.idNumber";
    internal const string Phone = "person.phone";
    internal const string Account = "person.account";
    internal const string Means = "person.means";

    /// <summary>Nobody on record lived longer.</summary>
    const int OldestPerson = 122;

    internal PersonRow Seal(
        RegisterPerson command, ResidentId number, Id<Person> id, Id<Organisation> organisation, Id<User> user,
        DateTimeOffset since) => new()
        {
            Id = id,
            Organisation = organisation,
            User = user,
            Name = cipher.Encrypt(Name, command.Name.Trim()),
            IdNumber = cipher.Encrypt(IdNumber, number.Number),
            Phone = cipher.Encrypt(Phone, command.Phone),
            Account = command.Account is null ? null : cipher.Encrypt(Account, command.Account),
            Means = cipher.Encrypt(Means, JsonSerializer.Serialize(
                new Means(command.MonthlyIncome, command.MonthlyDebts, command.Employer), Json.Stored)),
            NameIndex = Index(Name, command.Name.Trim()),
            IdNumberIndex = Index(IdNumber, number.Number),
            PhoneIndex = Index(Phone, command.Phone),
            Since = since,
        };

    internal string Index(string field, string plain) => cipher.BlindIndex(field, plain);

    internal ResidentId NumberOf(PersonRow row) => ResidentId.Parse(cipher.Decrypt(IdNumber, row.IdNumber)).Value;

    internal string NameOf(PersonRow row) => cipher.Decrypt(Name, row.Name);

    internal string PhoneOf(PersonRow row) => cipher.Decrypt(Phone, row.Phone);

    internal PersonCard Card(PersonRow row, Role role, DateOnly today)
    {
        var number = NumberOf(row);
        return new(
            row.Id, row.Organisation, Masks.Name(NameOf(row), role), Masks.IdNumber(number.Number, role),
            Masks.Phone(PhoneOf(row), role), number.AgeOn(today),
            MeansOf(row).MonthlyIncome is not null, row.Since);
    }

    internal PersonFacts Facts(PersonRow row, DateOnly today)
    {
        var number = NumberOf(row); // form and check digit hold, or it could not be read
        var means = MeansOf(row);
        return new(
            row.Id, row.Organisation, number.AgeOn(today), means.MonthlyIncome, means.MonthlyDebts, means.Employer,
            number.Region)
        {
            IdFits = number.AgeOn(today) is >= 0 and <= OldestPerson,
        };
    }

    internal PersonIdentity Identity(PersonRow row) => new(
        NameOf(row), cipher.Decrypt(IdNumber, row.IdNumber), PhoneOf(row),
        row.Account is null ? null : cipher.Decrypt(Account, row.Account));

    Means MeansOf(PersonRow row) =>
        JsonSerializer.Deserialize<Means>(cipher.Decrypt(Means, row.Means), Json.Stored)!;
}
