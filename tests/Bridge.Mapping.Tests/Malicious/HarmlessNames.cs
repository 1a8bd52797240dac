using Bridge.Core.Model;

namespace Bridge.Mapping.Tests.Malicious;

/// <summary>Names and values that an administrator of an MLS writes in good faith; none may be refused.</summary>
internal static class HarmlessNames
{
    /// <summary>Standard fields, whole resources of the Data Dictionary, and local fields as feeds name them.</summary>
    /// <remarks>Source: RESO Data Dictionary 2.0, resources Member and Office, without the login fields and association comments.</remarks>
    public static IReadOnlyList<string> Fields { get; } =
    [
        .. MemberFields.Names,
        .. OfficeFields.Names,
        .. Words(
            """
            JobTitle LastLoginTimestamp MemberAOR MemberAORkey MemberAORMlsId MemberAORkeyNumeric MemberAddress1 MemberAddress2 MemberBio
            MemberCarrierRoute MemberCity MemberCommitteeMember MemberCountry MemberCountyOrParish MemberDesignation MemberDirectPhone
            MemberEmail MemberFax MemberFirstName MemberFullName MemberHomePhone MemberIsAssistantTo MemberKey MemberKeyNumeric
            MemberLanguages MemberLastName MemberMiddleName MemberMlsAccessYN MemberMlsId MemberMlsSecurityClass MemberMobilePhone
            MemberNamePrefix MemberNameSuffix MemberNationalAssociationEntryDate MemberNationalAssociationId MemberNickname MemberOfficePhone
            MemberOfficePhoneExt MemberOtherPhoneType MemberPager MemberPhoneTTYTDD MemberPostalCode MemberPostalCodePlus4 MemberPreferredMail
            MemberPreferredMedia MemberPreferredPhone MemberPreferredPhoneExt MemberPreferredPublication MemberPrimaryAorId MemberStateLicense
            MemberStateLicenseExpirationDate MemberStateLicenseState MemberStateLicenseType MemberStateOrProvince MemberStatus
            MemberTollFreePhone MemberTransferDate MemberType MemberVoiceMail MemberVoiceMailExt MemberVotingPrecinct MemberWorkPhone
            ModificationTimestamp OfficeKey OfficeMlsId OfficeName OriginalEntryTimestamp OriginatingSystemID OriginatingSystemMemberKey
            OriginatingSystemName SocialMediaType SourceSystemID SourceSystemMemberKey SourceSystemName SyndicateTo UniqueLicenseeIdentifier
            FranchiseAffiliation FranchiseNationalAssociationID IDXOfficeParticipationYN MainOfficeKey MainOfficeMlsId OfficeAOR OfficeAORkey
            OfficeAlternateId OfficeBio OfficeBranchType OfficeBrokerKey OfficeBrokerMlsId OfficeBrokerNationalAssociationID
            OfficeCorporateLicense OfficeCountyOrParish OfficeEmail OfficeFax OfficeManagerKey OfficeManagerMlsId OfficeManagerName
            OfficeMailAddress1 OfficeMailCareOf OfficeMailCity OfficeMailPostalCode OfficeNationalAssociationId
            OfficeNationalAssociationIdInsertDate OfficePhone OfficePhoneExt OfficePostalCode OfficePostalCodePlus4 OfficePreferredMedia
            OfficePrimaryAorId OfficePrimaryStateOrProvince OfficeStateOrProvince OfficeStatus OfficeType NumberOfBranches
            NumberOfNonMemberSalespersons SourceSystemOfficeKey VirtualOfficeWebsiteYN ParticipationSubdivision
            """),
        .. Words(
            """
            Standing GoodStanding StandingDate MemberStanding CardStyle CardLayout BusinessCardPhoto BusinessCardUrl IdCardPhoto MembershipCardPrinted
            KeyCardSerial PocketCardUrl Scorecard Postcard PostcardOptIn RateCardSeen VCardUrl LibraryName Cardinal Cardiff
            CardenasTeam Placard Discard Wildcard Finley Finland Finesse Refined DefineArea Confined Finest FinePrint OfficeFinePrint FineHomesAgent
            FineAndCountry FineArtsDistrict FinePropertiesYN Payton Payne Payson Paysage Paynesville Repaint Paytonville Balanced BalancedScorecard
            WorkLifeBalance Unbalanced Imbalance Discharge DischargeDate Recharge Charger EVChargingStation BrokerInCharge BrokerInChargeId
            broker_in_charge BROKER_IN_CHARGE brokerincharge OfficeInCharge PersonInCharge AgentInChargeName DesignatedBrokerInChargeYN BIC BICName BICLicense
            Billings BillingsMontana BillingsOffice Billingsley Billingham Billboard BillboardConsent Billy Billie WilliamBilly HandbillOptOut
            CECredits CeCreditHours EducationCredits CreditHours CE_Credits_Earned CourseCredits ClassCredits EthicsCredits CreditHoursRequired
            PhotoCredit PhotoCredits CreditUnionAffiliate Accredited AccreditedBuyerRep Accreditation AccreditedStager Discredited
            BankOwnedSpecialist BankOwnedYN Burbank Eubanks Fairbanks OuterBanks OuterBanksYN Embankment Millbank PhoneBankVolunteer FoodBankVolunteer
            Banker ColdwellBanker BankerTeam Feed FeedId FeedName FeedStatus FeedType DataFeed DataFeedType Feedback FeedbackEmail ShowingFeedback
            Feeder CoffeeHour Toffee FeeSimpleYN DueDiligence DueDiligenceContact CEDueDate CourseDueDate EthicsDue Perdue Purdue Residue
            Subdued Duesenberg Dueling Debitage Indebted Client ClientId ClientName Alien Lienhard Salient Resilient Julien
            TrackRecord TrackingNumber FastTrack CareerTrack LeadTracking Tracker TrackPreference Pandora Panama Panel PanelMember CompanyId
            PanAsianAssociation Japan Expansion Company AgentPanel Arboretum Area AreaCode ServiceArea Market MarketArea Arkansas ARLicense LicenseAR
            ARRealtors Arts Archive Arlington Inventory InventoryCount Invite InvitedBy InviteCode Invest InvestorYN Involved Investigation
            OptInVoice OptInVoicemail CheckInVoice VoiceMail Voice OptInText Ballot BallotSent Ballard Balcony Ballroom Balboa Bali Balmoral
            Amtrak AmtrakStation Amethyst Collection LuxuryCollection CollectionName DataCollectionConsent PreferredCollectionMember
            Collector Collectible AccountExecutive AccountExecutiveEmail AccountExecutivePhoneNumber AccountManager AccountManagerName AccountType
            AccountCreated GoogleAccount UserAccount AccountName Statement StatementOfPurpose MissionStatement StatementDate OutstandingAgent
            OutstandingAward OutstandingServiceYN Payload Paysite Aging_In_Place AgingInPlaceSpecialist Holdings HoldHarmlessSigned Household
            HoldStatus OnHold Holder LockboxHolder LicenseHolder Threshold ShareholderYN StakeholderGroup Freehold Uphold ReasonForJoining
            JoinReason ContactReason LicenseExpirationDate ExpirationDate ExpDate LicenseExpires Expires TermExpires CommitteeTermExpires
            SecurityClass SecurityLevel SecurityGroup MlsSecurityClass SecurityQuestionSet VerificationDate CodeOfEthics CodeOfEthicsDate EthicsCode
            OfficeCode BoardCode ABC_BoardCode ABC_Code AgentCode ZipCode CountyCode TimeZone TimeZoneCode PinCushion PinterestUrl ShippingCity
             Deborah Debra CommitteeChair Committee CommitteeRole Director DirectorTermEnd YPNMember YPN GRI CRS ABR SRES SRS CIPS MRP
            PSA RENE AHWD SFR CRB CPM CCIM SIOR GAA RAA ePRO LHC RSPS RCE NARMember NRDSId NRDS M1Id LicenseNumber LicenseType LicenseState
            AppraiserLicense AppraiserYN AffiliateType AffiliateCategory SubscriptionType SubscriptionStatus MembershipType MembershipClass
            PrimaryAssociation SecondaryAssociation AssociationId AssociationName AssociationJoinDate JoinDate ReinstatedOn TransferDate
            OrientationDate OrientationComplete OrientationClass ClassAttended EthicsTrainingDate FairHousingDate SafetyTraining
            LockboxSerial SupraKeySerial SentriKeyId eKeyType KeyholderYN ShowingTimeId IDXYN IDXVendor VOWYN RETSVendor WebsiteUrl BlogUrl
            Facebook LinkedIn Twitter Instagram YouTube TikTok Zillow_Id Homesnap_Id RealtorDotComId Team TeamName TeamLead TeamId TeamKey
            Mentor MentorName Assistant AssistantOf LicensedAssistantYN UnlicensedAssistantYN Recruiter Trainer Speaker Volunteer
            VolunteerHours SurveyScore SatisfactionScore NpsScore LastContacted LastTicket LastSurvey LastLogin LoginCount LastLoginDays
            ActiveListings SoldListings ListingCount AverageDaysOnMarket DollarVolume SalesVolume UnitsSold CloseCount ListSideUnits
            RemaxId KellerWilliamsId CenturyId SothebysId EraId ExpRealtyAgent ExpAgentYN EXP_Realty CompassYN Redfin Broker Managing_Broker
            DesignatedBroker DesignatedRealtor ParticipantYN SubscriberYN WaiverYN Waiver WaiverType SecretaryYN HomeOffice BranchOffice
             Pronouns Birthday_Month Hometown Hobby Spouse EmergencyContact Veteran VeteranYN Honorific Suffix Salutation
            Area51 Zone4 District9 Region7 Address3 Phone2 Email2 Custom1 Custom_12 F1 F2 A1 B2B C3PO MLS2 L1 I9Form W9OnFile Form1099
            Ccemail CcOnEmail EmailCc BccEmail CidrName CvName CV Resume CVUrl Nashville NSFWFilter Achieve Achievement AchievementYear
            Coach Beach BeachOffice LeftField Eftychia Swift SwiftCreek Routing CallRouting RoutingQueue Router LeadRoutingRule
              Loanwords Loan_Officer LoanOfficerYN MortgageAffiliate TitleCompany EscrowOfficer EscrowOffice
            Debate Debut Refinery Chargrill Charleston Charlotte Charter CharterMember
            """),
    ];

    /// <summary>Titles, constants and choices.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "MLS member ID", "State licence", "May use the MLS system", "Has left the MLS", "Main or branch", "Licence of the firm", "City", "AR", "AR licence",
        "Broker in charge", "Broker-in-Charge (BIC)", "Outer Banks Association of REALTORS®", "Billings, MT", "Billings Association of REALTORS", "Burbank",
        "Fine Homes & Estates", "Fine & Country", "Fine Arts District", "Coldwell Banker", "Keller Williams", "RE/MAX", "eXp Realty", "Please transfer to finance",
        "Transfer to finance", "Good standing", "Good", "ActionNeeded", "Suspended", "Unknown", "Standing not known", "Continuing education credit hours",
        "CE credits", "Photo credit", "Credit Union", "Balanced", "Work-life balance", "Discharge", "Finley", "Payton Place", "Patty Payne", "Billy Smith",
        "St. Julien", "Panama City", "Pan American Realty", "Invest in Texas", "INV", "Opt-in voice", "Data feed", "Feedback", "Coffee", "Client", "Account executive",
        "Luxury Collection", "Aging in place", "Expires", "Licence expiration date", "Date of expiry of the licence", "Code of Ethics", "Tracking number", "Career track",
        "Showing feedback", "Due diligence", "Ethics due", "Bank owned (REO)", "Food bank volunteer", "Business card", "Key card", "P4N 1A1", "K1A 0B1", "90210",
        "mls_active", "mls_inactive", "mls_other", "https://www.example.com/?id=4&b=8", "Zoë Nuñez-Böll", "Łukasz Żółć", "Αθήνα", "Москва", "東京", "עברית", "Montréal",
        "Suite 4B", "Unit F3", "(202) 555-0123", "+12025550123", "x12", "50%", "A+", "C++", "#1", "1 of 2", "!", "$", "€", "@handle", "office@mls.example.com",
    ];

    private static string[] Words(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
