// A sign-up is two inserts, a person and the letter that has to follow; a page of leads is one read by index. The same page for
// whoever is signed in reads their session and what they may see before it.
//   node server.mjs <port> <MongoDB URI with a database>
import { createHash } from 'node:crypto'
import fastify from 'fastify'
import mercurius from 'mercurius'
import { MongoClient, ObjectId } from 'mongodb'

const schema = `
  input ConsentInput { kind: String!, given: Boolean! }
  input SignUpInput { givenName: String!, familyName: String!, email: String!, municipality: String!, consents: [ConsentInput!]! }
  type SignUpPayload { id: ID!, status: String! }
  type Lead { id: ID!, givenName: String!, familyName: String!, email: String!, createdAt: String! }
  type LeadPage { items: [Lead!]!, next: String }
  type Query {
    leads(municipality: String!, first: Int!, after: String): LeadPage!
    myLeads(first: Int!, after: String): LeadPage!
  }
  type Mutation { signUp(input: SignUpInput!): SignUpPayload! }
`

const [port, uri] = process.argv.slice(2)
const client = await new MongoClient(uri, { writeConcern: { w: 'majority', journal: true } }).connect()
const persons = client.db().collection('persons')
const letters = client.db().collection('letters')
const sessions = client.db().collection('sessions')
const members = client.db().collection('members')

async function signUp(_, { input }) {
  const email = input.email.trim().toLowerCase()
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
    throw new Error('email')
  }
  const now = new Date()
  const person = {
    _id: new ObjectId(),
    givenName: input.givenName,
    familyName: input.familyName,
    email,
    emailHash: createHash('sha256').update(email).digest('hex'),
    municipality: input.municipality,
    status: 'NEW',
    createdAt: now,
    consents: input.consents.map(({ kind, given }) => ({ kind, given, at: now })),
  }
  await persons.insertOne(person)
  await letters.insertOne({ personId: person._id, kind: 'WELCOME', to: email, state: 'QUEUED', attempts: 0, createdAt: now })
  return { id: person._id.toHexString(), status: person.status }
}

async function leads(_, { municipality, first, after }) {
  const size = Math.min(first, 100)
  const rows = await persons
    .find({ municipality, ...behind(after) })
    .project({ givenName: 1, familyName: 1, email: 1, createdAt: 1 })
    .sort({ createdAt: -1, _id: -1 })
    .limit(size + 1)
    .batchSize(size + 2)
    .toArray()
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return {
    items: page.map(({ _id, createdAt, ...rest }) => ({ id: _id.toHexString(), createdAt: createdAt.toISOString(), ...rest })),
    next: rows.length > size ? `${last.createdAt.getTime()}_${last._id.toHexString()}` : null,
  }
}

async function myLeads(_, { first, after }, { cookie }) {
  const token = /gevraagd-session=([^;]+)/.exec(cookie)?.[1] ?? ''
  const session = await sessions.findOne({ _id: createHash('sha256').update(token).digest('base64url') })
  const member = session && (await members.findOne({ _id: session.member }))
  if (!member) {
    throw new Error('sign in first')
  }
  return leads(_, { municipality: member.municipality, first, after })
}

function behind(cursor) {
  if (!cursor) {
    return {}
  }
  const [time, id] = cursor.split('_')
  const at = new Date(Number(time))
  return { createdAt: { $lte: at }, $or: [{ createdAt: { $lt: at } }, { _id: { $lt: new ObjectId(id) } }] }
}

const app = fastify({ logger: false })
app.register(mercurius, {
  schema,
  resolvers: { Query: { leads, myLeads }, Mutation: { signUp } },
  context: ({ headers }) => ({ cookie: headers.cookie }),
  jit: 1,
})
await app.listen({ port: Number(port), host: '127.0.0.1' })
