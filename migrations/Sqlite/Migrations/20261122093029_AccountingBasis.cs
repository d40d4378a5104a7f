using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AccountingBasis : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "basis",
                table: "servicing_agreements",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Accrual");

            migrationBuilder.AddColumn<bool>(
                name: "claws_back",
                table: "servicing_agreements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "basis",
                table: "servicing_agreements");

            migrationBuilder.DropColumn(
                name: "claws_back",
                table: "servicing_agreements");
        }
    }
}
